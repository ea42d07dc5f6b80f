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

/** The upright ruling lines a page draws, in points from its top left. `view` turns the page's own coordinates into those. */
export function rulesOf(operators: { fnArray: number[]; argsArray: unknown[] }, view: number[]): Rule[] {
  const rules: Rule[] = []
  const stack: number[][] = []
  let matrix = view
  let path = new Path()
  operators.fnArray.forEach((operator, i) => {
    const args = operators.argsArray[i]
    if (operator === OPS.save) stack.push(matrix)
    else if (operator === OPS.restore) matrix = stack.pop() ?? view
    else if (operator === OPS.transform) matrix = Util.transform(matrix, args)
    else if (operator === OPS.paintFormXObjectBegin) {
      stack.push(matrix)
      if (Array.isArray(args) && Array.isArray(args[0])) matrix = Util.transform(matrix, args[0])
    } else if (operator === OPS.paintFormXObjectEnd) matrix = stack.pop() ?? view
    // A path may come in several pieces; it lasts until it is painted.
    else if (operator === OPS.constructPath) path.add(args as [number[], number[]], matrix)
    else if (PAINTS.has(operator)) {
      if (STROKES.has(operator)) rules.push(...path.lines, ...path.allBoxes().flatMap(edges))
      else if (FILLS.has(operator)) rules.push(...path.allBoxes().flatMap(thin))
      path = new Path()
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
const PAINTS: ReadonlySet<number> = new Set([...STROKES, ...FILLS, OPS.endPath])

/** Straight lines and upright boxes of a path; curves and slanted lines rule no table. */
class Path {
  readonly lines: Rule[] = []
  private readonly boxes: Rule[] = []
  private readonly corners: (readonly [number, number])[] = []
  private start: [number, number] = [0, 0]
  private pen: [number, number] = [0, 0]

  add([operators, numbers]: readonly [readonly number[], readonly number[]], matrix: number[]): void {
    let at = 0
    const point = (x = 0, y = 0) => Util.applyTransform([x, y], matrix) as [number, number]
    for (const operator of operators) {
      if (operator === OPS.moveTo) {
        this.start = this.pen = point(numbers[at], numbers[at + 1])
        this.corners.push(this.pen)
      } else if (operator === OPS.lineTo) this.lineTo(point(numbers[at], numbers[at + 1]))
      else if (operator === OPS.rectangle) {
        const [x = 0, y = 0, width = 0, height = 0] = numbers.slice(at, at + 4)
        this.boxes.push(upright(point(x, y), point(x + width, y + height)))
      } else if (operator === OPS.closePath) this.lineTo(this.start)
      at += NUMBERS.get(operator) ?? 0
    }
  }

  /** With a box drawn as a polygon, when every side of it is upright. */
  allBoxes(): Rule[] {
    if (this.corners.length < 4 || this.lines.length !== this.corners.length - 1) return this.boxes
    const xs = this.corners.map(([x]) => x)
    const ys = this.corners.map(([, y]) => y)
    return [...this.boxes, upright([least(xs), least(ys)], [-least(xs.map((x) => -x)), -least(ys.map((y) => -y))])]
  }

  private lineTo(to: [number, number]) {
    if (Math.abs(this.pen[0] - to[0]) < 0.5 || Math.abs(this.pen[1] - to[1]) < 0.5) this.lines.push(upright(this.pen, to))
    this.pen = to
    this.corners.push(to)
  }
}

/** How many numbers a step of a path takes. */
const NUMBERS: ReadonlyMap<number, number> = new Map([
  [OPS.moveTo, 2],
  [OPS.lineTo, 2],
  [OPS.rectangle, 4],
  [OPS.curveTo, 6],
  [OPS.curveTo2, 4],
  [OPS.curveTo3, 4],
])

const least = (values: readonly number[]) => values.reduce((min, value) => Math.min(min, value), Infinity)

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
