/** Stage 3, normalising beside the raw string: what two spellings of the same words have in common. */

import { withoutInvisible } from '#domain/entry/invisible.ts'

// Only tags of ASCII letters: '< 정책사업목표 현황 >' is a heading of the form, not markup.
const TAG = /<\/?[a-zA-Z][^<>]{0,400}>/g
const ENTITIES: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&#39;': "'",
}

/** Most cells are bare words and figures, in which every form below is the text itself. */
const BARE = /^[\d,%△가-힣]*$/
const BARE_WORDS = /^[\d,%△가-힣]*(?: [\d,%△가-힣]+)*$/

/** NFC, without markup and invisible characters, every run of white space one space. */
export function tidy(text: string): string {
  if (BARE_WORDS.test(text)) return text.trim()
  return withoutInvisible(text)
    .replace(TAG, ' ')
    .replace(/&(?:nbsp|lt|gt|amp|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/\*\*/g, '')
    .replace(/^#{1,6}\s+/, '')
    .replace(/[\s\u00a0\u3000]+/g, ' ')
    .trim()
}

/** For comparing names: no white space, one kind of middle dot, quote and bracket, full-width letters narrow. */
export const squeeze = (text: string): string => squeezeTidied(tidy(text))

/** `squeeze` of a text that is tidy already. */
export function squeezeTidied(text: string): string {
  if (BARE_WORDS.test(text)) return text.replaceAll(' ', '')
  return text
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/\s/g, '')
    .replace(/[.ㆍ‧・･∙•⋅]/g, '·')
    .replace(/[’‘`´′]/g, "'")
    .replace(/[“”″]/g, '"')
    .replace(/[〔［]/g, '[')
    .replace(/[〕］]/g, ']')
    .toLowerCase()
}

/** For comparing labels of the form: a squeezed text without brackets, colons and numbering around it. */
export function labelOf(squeezed: string): string {
  if (BARE.test(squeezed)) return squeezed
  return squeezed.replace(/^[<[〈《【「(]+|[>\]〉》】」:]+$/g, '').replace(/[<>[\]]/g, '')
}

const BULLET = /^(?:[○◦●•❍◯▪■□▢◇◆▶▷►‣⁃∘ㅇ※·*–-]\s*)+/
/** The text without the bullet in front; a minus before a digit is no bullet. */
export const withoutBullet = (text: string): string =>
  text.replace(BULLET, (mark, at: number, all: string) => (/^-\d/.test(all.slice(at)) ? mark : '')).trim()

/** '정 책 사 업': single syllables with a space between each. */
export const letterSpaced = (text: string): boolean => /^(?:[가-힣] )+[가-힣]$/.test(tidy(text))

/** Two names joined as a person would read a name broken over two lines. */
export const joined = (first: string, second: string): string => `${first} ${second}`.replace(/\s+/g, ' ').trim()
