import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { unnamedKeys } from '../helpers/message-keys.ts'

const sources = globSync('{client,server}/**/*.{ts,tsx}').map((path) => ({
  path: path.replaceAll('\\', '/'),
  text: readFileSync(path, 'utf8'),
}))

test('every text of a dictionary is named by a file that can read it', () => expect(unnamedKeys(sources)).toEqual([]))

test.each([
  ['named by nobody', '', ['client/a/messages.ts: dead']],
  ['named by a file that uses the dictionary', `useText(m); t.dead`, []],
  ['named as a value', `useText(m); t['dead']`, []],
  ['named in parts', 'useText(m); t[`de${rest}`]', []],
])('%s', (_, text, found) =>
  expect(
    unnamedKeys([
      { path: 'client/a/messages.ts', text: `export const m = defineMessages({\n  dead: { ko: '', en: '' },\n})` },
      { path: 'client/b/B.tsx', text },
    ]),
  ).toEqual(found),
)

/** Words that are not official style, and what stands in their place (rules §10). */
const NOT_SAID: readonly (readonly [RegExp, string])[] = [
  [/견[주줄준줘]/, '비교'],
  [/등식/, '검산'],
  [/글자/, '문자, 원문 표기'],
  [/놓친|놓쳤/, '미달성'],
  [/못 미[치쳐쳤침칩친]/, '미달성'],
  [/(?<!시기별 목표에 )미달(?!성)/, '미달성'],
  [/깎/, '감점'],
  [/까닭/, '사유'],
  [/낱말/, '단어, 검색어'],
  [/적힌 값/, '원문 표기'],
  [/처음부터 들어/, '기본 수록 자료'],
  [/거두|거둠|거둔|거둘/, '회수, 철회'],
  [/고르|골라|고른|고를/, '선택'],
  [/[가-힣] (?:엶|풂|만듦|봉함|고침)(?![가-힣])/, '재개, 해제, 작성, 봉인, 수정'],
  [/옮겨 적은 잘못/, '옮겨 적은 오류'],
  [/D\+\d|D\+\$/, '기한 n일 지남'],
  [/을\(를\)|이\(가\)|은\(는\)|와\(과\)|\(으\)로/, 'withParticle'],
  [/30\/100만|\/100만/, '(일부)'],
]
/** Recognising a document, or a question, means naming what stands in it. */
const OTHERS_WORDS = /^server\/(?:imports\/recognise|documents)\/|^server\/domain\/questions\/cues\.ts$/

/** Korean texts of a file with their lines, comments left out. */
const koreanOf = ({ path, text }: { readonly path: string; readonly text: string }) =>
  text.split('\n').flatMap((line, index) => {
    const code = line.replace(/^\s*(?:\/\/|\/?\*).*/, '').replace(/\s\/\/ .*$/, '')
    return /[가-힣]/.test(code) ? [{ at: `${path}:${index + 1}`, code }] : []
  })

test('no text uses a word that is not official style', () => {
  const found = sources
    .filter(({ path }) => !OTHERS_WORDS.test(path))
    .flatMap(koreanOf)
    .flatMap(({ at, code }) =>
      NOT_SAID.filter(([word]) => word.test(code)).map(([word, instead]) => `${at}: ${word.exec(code)?.[0]} → ${instead}`),
    )
  expect(found).toEqual([])
})
