import { expect, test } from 'vitest'
import { deviceOf } from '#server/accounts/device.ts'

const WIN = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)'
test.each([
  [`${WIN} Chrome/140.0.0.0 Safari/537.36`, 'Windows', 'Chrome'],
  [`${WIN} Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0`, 'Windows', 'Edge'],
  [`${WIN} Chrome/140.0.0.0 Whale/4.30.0 Safari/537.36`, 'Windows', 'Whale'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:142.0) Gecko/20100101 Firefox/142.0', 'Windows', 'Firefox'],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15',
    'macOS',
    'Safari',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0 Mobile/15E148 Safari/604.1',
    'iOS',
    'Chrome',
  ],
  [
    'Mozilla/5.0 (Linux; Android 15; SM-S931N) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0 Mobile Safari/537.36',
    'Android',
    'Samsung Internet',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36', 'Linux', 'Chrome'],
  ['curl/8.5.0', null, null],
  ['', null, null],
])('%s', (agent, system, browser) => expect(deviceOf(agent)).toEqual({ system, browser }))
