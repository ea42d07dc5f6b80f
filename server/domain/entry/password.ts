/** Rules for a password somebody sets. Length matters most; the rest refuses what guessers try first (NIST SP 800-63B §5.1.1.2). */
export const PASSWORD = { least: 12, most: 128 } as const

export type PasswordProblem = 'password-short' | 'password-like-username' | 'password-common'

/** What is wrong with `password` for the person called `username`; null when it will do. */
export function passwordProblem(password: string, username: string): PasswordProblem | null {
  const typed = password.normalize('NFC')
  if (typed.length < PASSWORD.least || typed.length > PASSWORD.most) return 'password-short'
  if (likeUsername(typed.toLowerCase(), username.toLowerCase())) return 'password-like-username'
  return common(typed.toLowerCase()) ? 'password-common' : null
}

// Two letters turn up in any password: a short name must be all there is.
function likeUsername(password: string, username: string): boolean {
  if (username === '') return false
  if (username.length >= 4) return password.includes(username) || password.includes(reversed(username))
  return lettersOf(password) === username || repeats(password, username)
}

function common(password: string): boolean {
  if (new Set(password).size < 5) return true
  if (RUNS.some((run) => run.includes(password) || reversed(run).includes(password))) return true
  if (
    password.length % 2 === 0 &&
    password.slice(0, password.length / 2) === password.slice(password.length / 2) &&
    password.length < 20
  )
    return true
  const letters = lettersOf(password)
  return WORDS.some((word) => letters === word || repeats(letters, word) || password === word)
}

const reversed = (text: string) => text.split('').toReversed().join('')
/** The word in the middle of '2026password!!'. */
const lettersOf = (password: string) => password.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
const repeats = (text: string, word: string) =>
  text.length > 0 && text.length % word.length === 0 && text === word.repeat(text.length / word.length)

const RUNS = [
  '0123456789012345678901234567890',
  'abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertyuiop[]asdfghjkl',
  '1q2w3e4r5t6y7u8i9o0p',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  'qazwsxedcrfvtgbyhnujm',
  '가나다라마바사아자차카타파하',
]
// The usual words; with them the Korean ones as they come out with the keyboard in English.
const WORDS = [
  'password',
  'passw0rd',
  'p@ssw0rd',
  'p@ssword',
  'qwerty',
  'qwer',
  'asdf',
  'qwerasdf',
  'administrator',
  'admin',
  'welcome',
  'iloveyou',
  'letmein',
  'changeme',
  'default',
  'korea',
  'republicofkorea',
  'jipyo',
  'jeonbuk',
  'jeonju',
  'seoul',
  'test',
  'guest',
  'user',
  'login',
  'secret',
  'master',
  'abc',
  'abcd',
  'q1w2e3r4t5y6',
  'q1w2e3r4',
  '1q2w3e4r',
  '1q2w3e4r5t6y',
  'dkssudgktpdy',
  'dkssud',
  'qlalfqjsgh',
  'eogksalsrnr',
  'tkfkdgo',
  'rhdandnjs',
  'rlghlr',
  'tjdrhk',
  '비밀번호',
  '대한민국',
  '안녕하세요',
  '사랑해',
  '공무원',
  '전라북도',
  '성과관리',
  '관리자',
]
