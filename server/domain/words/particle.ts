/** Korean particle pairs, written as they are named: after a final consonant / after a vowel. */
export type ParticlePair = '은/는' | '이/가' | '을/를' | '과/와' | '으로/로'

type Ending = 'vowel' | 'rieul' | 'consonant'

/** The word with its particle: withParticle('자원봉사 활동률(%)', '이/가') → '자원봉사 활동률(%)이'. */
export function withParticle(word: string, pair: ParticlePair): string {
  return word + particleFor(word, pair)
}

/** The particle alone. Digits, units and Latin letters are judged by how they are read aloud in Korean. */
export function particleFor(word: string, pair: ParticlePair): string {
  const [afterConsonant = '', afterVowel = ''] = pair.split('/')
  const ending = endingOf(word)
  // 로 follows ㄹ as it follows a vowel: 서울로, 1로.
  if (pair === '으로/로' && ending === 'rieul') return afterVowel
  return ending === 'vowel' ? afterVowel : afterConsonant
}

// 영 일 이 삼 사 오 육 칠 팔 구
const DIGIT_ENDINGS: readonly Ending[] = [
  'consonant',
  'rieul',
  'vowel',
  'consonant',
  'vowel',
  'vowel',
  'consonant',
  'rieul',
  'rieul',
  'vowel',
]

// How signs and units at the end are read: 퍼센트, 퍼센트포인트, 도, (제곱)미터, 킬로그램 …
const SIGN_ENDINGS: readonly (readonly [RegExp, Ending])[] = [
  [/(?:%|%p|℃|°|㎡|㎥|㎞|㎝|㎜|\d\s*(?:km|cm|mm|m|ha|t))$/, 'vowel'],
  [/(?:㎏|\d\s*(?:kg|g))$/, 'consonant'],
]

function endingOf(word: string): Ending {
  const text = readAloud(word)
  const sign = SIGN_ENDINGS.find(([pattern]) => pattern.test(text))
  if (sign !== undefined) return sign[1]
  const last = text.at(-1) ?? ''
  if (/[가-힣]/.test(last)) {
    const final = (last.charCodeAt(0) - 0xac00) % 28
    return final === 0 ? 'vowel' : final === 8 ? 'rieul' : 'consonant'
  }
  if (/\d/.test(last)) return digitsEnding(text)
  return /[a-z]/i.test(last) ? latinEnding(text) : 'vowel'
}

/** Quotes and points are not read, and a bracket after a word is passed over: 활동률(%)이, not 활동률(%)가. */
function readAloud(word: string): string {
  const bare = word
    .normalize('NFC')
    .trimEnd()
    .replace(/['"’”」』》.,!?]+$/, '')
  const before = /^(.*?)\s*[([〔][^()[\]〔〕]*[)\]〕]$/su.exec(bare)?.[1]
  if (before !== undefined && before !== '') return readAloud(before)
  return bare.replace(/[)\]〕]+$/, '').trimEnd()
}

function digitsEnding(text: string): Ending {
  const last = Number(text.at(-1))
  // 10¹²–10¹⁵ end in 조, a vowel; 십 백 천 만 억 and 영 all end in a consonant.
  const zeros = /(?:^|[^\d.,])[\d,]*?(0(?:,?0)*)$/.exec(text)?.[1]?.replaceAll(',', '').length ?? 0
  if (last === 0 && zeros >= 12 && zeros < 16) return 'vowel'
  return DIGIT_ENDINGS[last] ?? 'vowel'
}

/** Capitals are read letter by letter (엘 엠 엔 알), words by a rule of thumb that fits common loan words. */
function latinEnding(text: string): Ending {
  const word = /[a-z]+$/i.exec(text)?.[0] ?? ''
  if (word === word.toUpperCase()) {
    if (/[LR]$/.test(word)) return 'rieul'
    return /[MN]$/.test(word) ? 'consonant' : 'vowel'
  }
  if (/(?:l|le)$/i.test(word)) return 'rieul'
  return /(?:[mn]|ng|[aeiou][bckpt])$/i.test(word) ? 'consonant' : 'vowel'
}
