import fc from 'fast-check'
import { expect, test } from 'vitest'
import { passwordProblem } from '#domain/entry/password.ts'

test.each<[string, string, ReturnType<typeof passwordProblem>]>([
  ['quiet river over stones', 'hong', null],
  ['가을 하늘이 맑고 바람이 차다', 'hong', null],
  ['x7#Kp2!mQz9v', 'hong', null],
  ['shorter-one', 'hong', 'password-short'],
  ['열두자가되지않는비밀', 'hong', 'password-short'],
  ['k'.repeat(60) + 'abcdefghijk'.repeat(7), 'hong', 'password-short'],
  ['my name is HONG ok', 'hong', 'password-like-username'],
  ['gnoh is turned round', 'hong', 'password-like-username'],
  // Two letters are in many words: only the bare name counts.
  ['kind words of a day', 'ki', null],
  ['kikikikikikiki', 'ki', 'password-like-username'],
  ['2026!!ki!!2026', 'ki', 'password-like-username'],
  ['aaaaaaaaaaaaaa', 'hong', 'password-common'],
  ['abababababababab', 'hong', 'password-common'],
  ['1234567890123', 'hong', 'password-common'],
  ['0987654321098', 'hong', 'password-common'],
  ['abcdefghijklmn', 'hong', 'password-common'],
  ['qwertyuiopasdf', 'hong', 'password-common'],
  ['1q2w3e4r5t6y', 'hong', 'password-common'],
  ['1qaz2wsx3edc', 'hong', 'password-common'],
  ['password2026!!', 'hong', 'password-common'],
  ['PassWord12345', 'hong', 'password-common'],
  ['korea20261122', 'hong', 'password-common'],
  ['administrator1', 'hong', 'password-common'],
  ['!!dkssudgktpdy2026', 'hong', 'password-common'],
  ['대한민국20261122!', 'hong', 'password-common'],
  ['jeonbukjeonbuk', 'hong', 'password-common'],
  ['sun7Xsun7X8kq2', 'hong', null],
])('%s of %s: %s', (password, username, expected) => expect(passwordProblem(password, username)).toBe(expected))

test('the same word in another form of Hangul is judged alike', () => {
  expect(passwordProblem('대한민국20261122!'.normalize('NFD'), 'hong')).toBe('password-common')
})

test('four unlike words always do', () => {
  const words = fc.constantFrom('river', 'stone', 'maple', 'cloud', 'lantern', 'harbour', 'pepper', 'violin')
  fc.assert(
    fc.property(fc.uniqueArray(words, { minLength: 4, maxLength: 6 }), (some) => {
      expect(passwordProblem(some.join(' '), 'hong')).toBeNull()
    }),
  )
})

test('nothing shorter than twelve characters ever does, and nothing throws', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 11, unit: 'binary-ascii' }), fc.string({ maxLength: 20 }), (password, username) => {
      expect(passwordProblem(password, username)).toBe('password-short')
    }),
  )
})
