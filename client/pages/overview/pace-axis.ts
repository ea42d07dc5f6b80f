/** Where percents of the pace stand on one line. */
export interface PaceAxis {
  /** place from the left, in percent of the line; what lies beyond an end stands at it */
  readonly at: (percent: number) => number
  readonly ticks: readonly number[]
}

const [LEAST, MOST, STEP] = [0, 200, 10] as const
/** At least this much on both sides of 100, so that a small gap does not fill the line. */
const ROOM = 20

/** The line from which gaps are read: around 100, as wide as the farthest indicator, in steps of ten, at most 0–200 %. */
export function paceAxis(percents: readonly (number | null)[]): PaceAxis {
  const known = percents.filter((p) => p !== null)
  const from = Math.max(LEAST, Math.min(100 - ROOM, Math.floor(Math.min(...known, 100) / STEP) * STEP))
  const to = Math.min(MOST, Math.max(100 + STEP, Math.ceil(Math.max(...known, 100) / STEP) * STEP))
  const inside = (percent: number) => Math.max(from, Math.min(to, percent))
  return {
    at: (percent) => ((inside(percent) - from) / (to - from)) * 100,
    // The ends and the line itself: figures between them would not have room.
    ticks: [from, 100, to],
  }
}
