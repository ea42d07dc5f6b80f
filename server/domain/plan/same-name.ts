/** A name with single blanks, in composed form. */
export const plainName = (name: string): string => name.normalize('NFC').replace(/\s+/g, ' ').trim()

/** Without what copies differ in: spaces, brackets with their content (부서, 단위), signs between words, ○ and numbers of a list. */
export const squeezeName = (name: string): string =>
  plainName(name)
    .replace(/\([^()]*\)|\[[^[\]]*\]|〔[^〔〕]*〕/g, '')
    .replace(/^[\s○●▪■□◦ㆍ·•※*-]*(?:\d{1,2}[.)]|[①-⑳])?/u, '')
    .replace(/[\s·ㆍ•・,./‧–—―_~:;'"“”‘’「」『』-]+/gu, '')
    .toLowerCase()

/** The ones whose name it is: written exactly so, else so without signs. Several are told apart by the caller, near ones are none. */
export function named<T>(text: string, of: readonly T[], name: (one: T) => string): readonly T[] {
  const asked = plainName(text)
  if (asked === '') return []
  const exact = of.filter((one) => plainName(name(one)) === asked)
  const tight = squeezeName(asked)
  return exact.length > 0 || tight === '' ? exact : of.filter((one) => squeezeName(name(one)) === tight)
}
