import { OPS, Util } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A straight line, horizontal (`y1 === y2`) or vertical. */
export interface Rule {
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
}

/** A filled box thinner than this is a line. */
const THIN = 2.5
const RULE_LIMIT = 200_000

/** The steps of a path, as the parser packs them: a number for the step, then its points. */
const STEP = { moveTo: 0, lineTo: 1, curveTo: 2, quadraticCurveTo: 3, closePath: 4 }
/** How many numbers a step takes. */
const NUMBERS: ReadonlyMap<number, number> = new Map([
  [STEP.moveTo, 2],
  [STEP.lineTo, 2],
  [STEP.curveTo, 6],
  [STEP.quadraticCurveTo, 4],
])

/** The upright ruling lines a page draws, in points from its top left. `view` turns the page's own coordinates into those. */
export function rulesOf(operators: { fnArray: number[]; argsArray: unknown[] }, view: number[]): Rule[] {
  const rules: Rule[] = []
  const stack: number[][] = []
  let matrix = view
  operators.fnArray.forEach((operator, i) => {
    const args = operators.argsArray[i]
    if (operator === OPS.save) stack.push(matrix)
    else if (operator === OPS.restore) matrix = stack.pop() ?? view
    else if (operator === OPS.transform) matrix = Util.transform(matrix, args)
    else if (operator === OPS.paintFormXObjectBegin) {
      stack.push(matrix)
      if (Array.isArray(args) && Array.isArray(args[0])) matrix = Util.transform(matrix, args[0])
    } else if (operator === OPS.paintFormXObjectEnd) matrix = stack.pop() ?? view
    else if (operator === OPS.constructPath) {
      // A whole path with how it is painted.
      const [paint, [steps]] = args as [number, [Float32Array | null]]
      const pieces = steps === null ? [] : piecesOf(steps, matrix)
      if (STROKES.has(paint)) rules.push(...pieces.flatMap(({ lines, box }) => [...lines, ...(box ? edges(box) : [])]))
      else if (FILLS.has(paint)) rules.push(...pieces.flatMap(({ box }) => (box ? thin(box) : [])))
    }
  })
  return rules.slice(0, RULE_LIMIT)
}

const STROKES: ReadonlySet<number> = new Set([
  OPS.stroke,
  OPS.closeStroke,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
])
const FILLS: ReadonlySet<number> = new Set([OPS.fill, OPS.eoFill])

/** What is drawn without lifting the pen: straight lines, and the box they make when every side is upright. */
interface Piece {
  readonly lines: readonly Rule[]
  readonly box: Rule | null
}

type Point = readonly [number, number]

/** The pieces of a path; curves and slanted lines rule no table. */
function piecesOf(steps: Float32Array, matrix: number[]): Piece[] {
  const pieces: Piece[] = []
  let corners: Point[] = []
  let curved = false
  let closed = false
  const finish = () => {
    pieces.push(pieceOf(corners, closed, curved))
    corners = []
    curved = closed = false
  }
  for (let at = 0; at < steps.length; at += 1 + (NUMBERS.get(steps[at] ?? STEP.closePath) ?? 0)) {
    const step = steps[at]
    if (step === STEP.moveTo) finish()
    else if (closed) {
      // The pen is back where the piece began.
      const start = corners.slice(0, 1)
      finish()
      corners = start
    }
    if (step === STEP.moveTo || step === STEP.lineTo) corners.push(placed(steps[at + 1] ?? 0, steps[at + 2] ?? 0, matrix))
    else if (step === STEP.closePath) closed = true
    else curved = true
  }
  finish()
  return pieces
}

/** A point on the page. The parser keeps 32 bits, about seven digits: the noise behind them would turn a box by a tenth. */
function placed(x: number, y: number, matrix: number[]): Point {
  const point: [number, number] = [Number(x.toPrecision(7)), Number(y.toPrecision(7))]
  Util.applyTransform(point, matrix)
  return point
}

function pieceOf(corners: readonly Point[], closed: boolean, curved: boolean): Piece {
  const [first] = corners
  const ends = closed && first ? [...corners.slice(1), first] : corners.slice(1)
  const lines = ends.flatMap((to, i) => {
    const from = corners[i]
    const isUpright = from && (Math.abs(from[0] - to[0]) < 0.5 || Math.abs(from[1] - to[1]) < 0.5)
    return isUpright ? [upright(from, to)] : []
  })
  // A rectangle comes as four corners and its closing, one without height or width as two.
  const isRectangle = closed && (corners.length === 4 || corners.length === 2)
  const isBox = !curved && lines.length === ends.length && (isRectangle || ends.length >= 3)
  if (!isBox) return { lines, box: null }
  // Folded and not spread: a polygon may have more corners than a call takes arguments.
  const box = corners.map((corner) => upright(corner, corner)).reduce(around)
  // Its edges are its lines.
  return { lines: isRectangle ? [] : lines, box }
}

const around = (a: Rule, b: Rule): Rule => ({
  x1: Math.min(a.x1, b.x1),
  y1: Math.min(a.y1, b.y1),
  x2: Math.max(a.x2, b.x2),
  y2: Math.max(a.y2, b.y2),
})

const upright = (a: readonly [number, number], b: readonly [number, number]): Rule => ({
  x1: Math.min(a[0], b[0]),
  y1: Math.min(a[1], b[1]),
  x2: Math.max(a[0], b[0]),
  y2: Math.max(a[1], b[1]),
})

function edges({ x1, y1, x2, y2 }: Rule): Rule[] {
  return [
    { x1, y1, x2, y2: y1 },
    { x1, y1: y2, x2, y2 },
    { x1, y1, x2: x1, y2 },
    { x1: x2, y1, x2, y2 },
  ]
}

function thin({ x1, y1, x2, y2 }: Rule): Rule[] {
  const x = (x1 + x2) / 2
  const y = (y1 + y2) / 2
  if (y2 - y1 <= THIN && x2 - x1 > THIN) return [{ x1, y1: y, x2, y2: y }]
  return x2 - x1 <= THIN && y2 - y1 > THIN ? [{ x1: x, y1, x2: x, y2 }] : []
}
