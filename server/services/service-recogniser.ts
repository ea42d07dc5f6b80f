/** Loaded by the reading thread: only what was recognised leaves it. */
export { recogniseStandards as recognise } from './recognise.ts'
