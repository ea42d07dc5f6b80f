import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { ConfigError, readConfig, settingsOf } from '#server/config.ts'
import { temporaryFolder } from '../helpers/stores.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())

test.each([
  { HOST: '0.0.0.0', PUBLIC_URL: 'http://10.1.2.3:3000' },
  { HOST: '10.1.2.3' },
  { PUBLIC_URL: 'https://jipyo.jeonbuk.go.kr' },
  { PUBLIC_URL: 'http://10.1.2.3:3000' },
  { PUBLIC_URL: 'http://127.0.0.1.example:3000' },
  { TRUSTED_PROXIES: '127.0.0.1' },
  { TRUSTED_PROXIES: ' , 10.0.0.1' },
])('others can reach %j: accounts, and no demonstration', (env) => {
  expect(readConfig(env).signIn).toBe('accounts')
  expect(() => readConfig({ ...env, SIGN_IN: 'demonstration' })).toThrow(ConfigError)
  expect(() => readConfig({ ...env, SIGN_IN: 'demonstration' })).toThrow(/SIGN_IN=accounts/)
})
test.each([{}, { PUBLIC_URL: 'http://localhost:3000' }, { PUBLIC_URL: 'http://[::1]:3000' }, { TRUSTED_PROXIES: ' , ' }])(
  'this machine alone is meant by %j',
  (env) => expect(readConfig(env).signIn).toBe('by-accounts-found'),
)

test.each([
  ['https://jipyo.example.go.kr/', 'https://jipyo.example.go.kr'],
  ['HTTPS://Jipyo.Example.go.kr:443', 'https://jipyo.example.go.kr'],
  ['http://10.0.0.5:80/', 'http://10.0.0.5'],
  ['http://10.0.0.5:3000', 'http://10.0.0.5:3000'],
])('PUBLIC_URL=%s is the origin %s', (given, origin) =>
  expect(readConfig({ PUBLIC_URL: given })).toMatchObject({ publicUrl: origin }),
)
test.each([
  'https://jipyo.example.go.kr/jipyo',
  'https://jipyo.example.go.kr/?a=1',
  'https://jipyo.example.go.kr/#a',
  'https://kim:secret@jipyo.example.go.kr',
])('PUBLIC_URL=%s is refused, without its password', (given) => {
  expect(() => readConfig({ PUBLIC_URL: given })).toThrow(/PUBLIC_URL.*https:\/\/jipyo\.example\.go\.kr/)
  expect(() => readConfig({ PUBLIC_URL: given })).not.toThrow(/secret/)
})
test('an address is made up from HOST and PORT otherwise', () => {
  expect(readConfig({ PORT: '3100' }).publicUrl).toBe('http://localhost:3100')
  expect(readConfig({ HOST: '10.0.0.5' }).publicUrl).toBe('http://10.0.0.5:3000')
  expect(readConfig({ HOST: 'fd00::5' }).publicUrl).toBe('http://[fd00::5]:3000')
})
test.each(['0.0.0.0', '::', '[::]'])('HOST=%s alone names no address that people could open, and is refused', (HOST) => {
  expect(() => readConfig({ HOST, PORT: '3100' })).toThrow(/PUBLIC_URL=http:\/\/[\d.]+:3100/)
  expect(readConfig({ HOST, PUBLIC_URL: 'https://jipyo.example.go.kr' }).publicUrl).toBe('https://jipyo.example.go.kr')
})

test('a file of settings says what the environment leaves out', () => {
  const file = join(folder.path, 'jipyo.env')
  writeFileSync(file, '# 우리 기관\nPORT=3100\nPUBLIC_URL="https://jipyo.example.go.kr"\nDATA_FOLDER=/var/lib/jipyo\n')
  const config = readConfig(settingsOf({ SETTINGS_FILE: file, PORT: '3200' }))
  expect(config).toMatchObject({ port: 3200, publicUrl: 'https://jipyo.example.go.kr', localFolder: '/var/lib/jipyo' })
  writeFileSync(file, 'PUBLIC_ULR=https://jipyo.example.go.kr\n')
  expect(() => settingsOf({ SETTINGS_FILE: file })).toThrow(/없는 설정이 있습니다: PUBLIC_ULR/)
  expect(() => settingsOf({ SETTINGS_FILE: `${file}.gone` })).toThrow(ConfigError)
  expect(settingsOf({ PORT: '3200' })).toEqual({ PORT: '3200' })
})
