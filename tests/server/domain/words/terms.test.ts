import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { label, pluralLabel, shortLabel, type TermKey, TERMS } from '#domain/words/terms.ts'

const root = join(import.meta.dirname, '../../../../')
const KEYS = Object.keys(TERMS) as TermKey[]
const sources = ['client', 'server', 'scripts'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
)
const text = (path: string) => readFileSync(join(root, path), 'utf8')

/**
 * Texts that are no term, although one language of theirs is a term's word: a dialog is closed, a button changes a date, the
 * printed form heads its columns in its own way.
 */
const HOMONYMS: ReadonlySet<string> = new Set([
  '지표/Jipyo',
  '닫기/Close',
  '결과/Result',
  '닫기/close',
  '바꾸기/Change',
  '날짜 바꾸기/Change',
  '키/Key',
  '집계 완료 시점/Due',
  '집계 시점 전/not due yet',
  '대리자/Deputy',
  '대리 지정/Deputies',
  '계획으로 확정/Confirm',
  '지난 확정/Confirmed',
  '확정값/confirmed',
  '제출값/Submitted',
  '작성/Draft',
  '초안/draft',
  '목표/Goal',
  '사업 개요/Project',
  '비중/Share',
  '예산액/Budget',
  '증감액/Change',
  '부서 평점/Score',
  '지표 이름/Indicator',
  '성과지표 수/Indicators',
  '맡은 부서/Departments',
  '진도/Pace',
])

/** Every text in both languages that is written as two plain strings. */
const LABEL = /\{ ko: '([^'\n]*)', en: (?:'([^'\n]*)'|"([^"\n]*)") \}/g

/** Labels of a file that are a term's Korean or English, long or short, whatever the case: they must be taken from TERMS. */
function spelled(source: string): string[] {
  const plain = (word: string) => word.toLowerCase()
  const korean = new Set(KEYS.flatMap((key) => [TERMS[key].ko, TERMS[key].short.ko]))
  const english = new Set(KEYS.flatMap((key) => [TERMS[key].en, TERMS[key].short.en, pluralLabel(key).en].map(plain)))
  return [...source.matchAll(LABEL)].flatMap(([whole, ko = '', single = '', double = '']) =>
    !HOMONYMS.has(`${ko}/${single + double}`) && (korean.has(ko) || english.has(plain(single + double))) ? [whole] : [],
  )
}

describe('one thing has one name', () => {
  test.each(sources.filter((path) => path.startsWith('client/')))('%s spells no term of its own', (path) => {
    expect(spelled(text(path))).toEqual([])
  })
  test.each([`{ ko: '미입력', en: 'missing' }`, `{ ko: '안 들어옴', en: 'Not entered' }`, `{ ko: '목표', en: "goal" }`])(
    'a file with %s is found',
    (sample) => expect(spelled(`x: ${sample},`)).toEqual([sample]),
  )
  test('a word inside a sentence is free', () => {
    expect(spelled(`x: { ko: '미입력 3건', en: 'three not entered' },`)).toEqual([])
  })
  test('no term that nobody shows', () => {
    const all = sources
      .filter((path) => path !== 'server/domain/words/terms.ts')
      .map(text)
      .join('\n')
    // These are stored as they are called here and looked up by that.
    const stored = new Set(['executive', 'head', 'evaluator', 'administrator', 'outcome', 'output', 'process', 'input'])
    const shown = (key: TermKey) => new RegExp(`\\bTERMS\\.${key}\\b|[lL]abel\\('${key}'\\)|term="${key}"`).test(all)
    expect(KEYS.filter((key) => !stored.has(key) && !shown(key))).toEqual([])
  })
  test('labels begin with a capital, in the plural too', () => {
    expect([
      label('notEntered').en,
      shortLabel('achievementRate').en,
      pluralLabel('deputy').en,
      pluralLabel('department').ko,
    ]).toEqual(['Not entered', 'Rate', 'Deputies', '부서'])
  })
})
