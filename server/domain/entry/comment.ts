import { withoutInvisible } from './invisible.ts'

/** Characters of one comment, as JavaScript and the text fields of browsers count them. */
export const COMMENT_LENGTH = 1000

/** A comment as it is kept: plain text in composed Hangul, without what cannot be seen, at most one empty line in a row. '' = nothing said. */
export function plainComment(typed: string): string {
  return withoutInvisible(typed)
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\u2028\u2029]/g, '')
    .replaceAll(/[ \t]+$/gm, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

export interface Said {
  readonly id: number
  readonly withdrawn: boolean
}
export interface Settling {
  readonly act: 'resolve' | 'reopen'
  /** the newest comment meant */
  readonly commentId: number
}

/**
 * How the comments of one value stand. `count`: not withdrawn. `open`: those of them that nobody has resolved: what was
 * written after the last resolving, or all after a reopening.
 */
export function standing(
  said: readonly Said[],
  settlings: readonly Settling[],
): { readonly count: number; readonly open: number } {
  const last = settlings.at(-1)
  const upTo = last?.act === 'resolve' ? last.commentId : 0
  const there = said.filter((one) => !one.withdrawn)
  return { count: there.length, open: there.filter((one) => one.id > upTo).length }
}
