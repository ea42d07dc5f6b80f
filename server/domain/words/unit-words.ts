import type { Both } from './terms.ts'

/** Units that plans of Korean offices print, in English: one, several. What is not here stays as it is printed: ℃, km, ㎡. */
const UNIT_WORDS: Readonly<Record<string, readonly [one: string, several: string]>> = {
  회: ['time', 'times'],
  차례: ['time', 'times'],
  명: ['person', 'people'],
  인: ['person', 'people'],
  건: ['case', 'cases'],
  개: ['item', 'items'],
  점: ['point', 'points'],
  개소: ['place', 'places'],
  곳: ['place', 'places'],
  개국: ['country', 'countries'],
  개사: ['company', 'companies'],
  업체: ['company', 'companies'],
  기관: ['institution', 'institutions'],
  단체: ['organisation', 'organisations'],
  가구: ['household', 'households'],
  세대: ['household', 'households'],
  팀: ['team', 'teams'],
  과정: ['course', 'courses'],
  종: ['kind', 'kinds'],
  대: ['vehicle', 'vehicles'],
  권: ['volume', 'volumes'],
  편: ['piece', 'pieces'],
  일: ['day', 'days'],
  개월: ['month', 'months'],
  년: ['year', 'years'],
  시간: ['hour', 'hours'],
  분: ['minute', 'minutes'],
  톤: ['tonne', 'tonnes'],
  배: ['times as much', 'times as much'],
  위: ['place in the ranking', 'place in the ranking'],
  등급: ['grade', 'grades'],
  원: ['won', 'won'],
  천원: ['thousand won', 'thousand won'],
  백만원: ['million won', 'million won'],
  억원: ['hundred million won', 'hundred million won'],
  천명: ['thousand people', 'thousand people'],
  만명: ['ten thousand people', 'ten thousand people'],
  천달러: ['thousand dollars', 'thousand dollars'],
  백만달러: ['million dollars', 'million dollars'],
}

const wordsOf = (unit: string, language: keyof Both) => (language === 'en' ? UNIT_WORDS[unit.replaceAll(' ', '')] : undefined)

/** A unit as the plan prints it, in English by its word where there is one: '회' → 'times'. Of several. */
export const unitIn = (unit: string, language: keyof Both): string => wordsOf(unit, language)?.[1] ?? unit

/** '38회', '5.41%': plans write units without a space; in English '38 times', '1 time'. */
export function withUnitIn(figure: string, unit: string, language: keyof Both): string {
  const words = wordsOf(unit, language)
  return words === undefined ? `${figure}${unit}` : `${figure} ${words[/^[+△−]?1$/.test(figure) ? 0 : 1]}`
}
