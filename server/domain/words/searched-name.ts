/** What a name and a search for it are compared without: blanks, dots, brackets, dashes, quotes. */
const SKIPPED = /[\s·.ㆍ‧・,()[\]~\-–—/'’‘"“”?!]/
/** Whether a letter counts when a name is searched: '숙련기능인력' finds '숙련 기능 인력'. */
export const isSearched = (letter: string): boolean => !SKIPPED.test(letter)

const INITIALS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'
const initialOf = (letter: string): string => {
  const at = letter.charCodeAt(0) - 0xac00
  return at >= 0 && at < 11_172 ? (INITIALS[Math.floor(at / 588)] ?? letter) : letter
}
/** 초성 of each syllable, other letters as they are: '자원봉사' → 'ㅈㅇㅂㅅ'. */
export const initialsOf = (text: string): string => Array.from(text, initialOf).join('')
/** Whether a word asks by initial consonants alone. */
export const isInitials = (word: string): boolean => /^[ㄱ-ㅎ]+$/.test(word)
