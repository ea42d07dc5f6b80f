import { expect, test } from 'vitest'
import { answerOf } from '#client/shared/write/send-file.ts'

const refusal = (reason: string, facts = {}) => JSON.stringify({ reason, facts })

test.each([
  ['a name of the closed list', 409, refusal('file-infected'), 'file-infected', {}],
  [
    'facts of texts and numbers, and no others',
    422,
    refusal('sheet-not-recognised', { row: 3, of: null }),
    'sheet-not-recognised',
    { row: 3 },
  ],
  ['a name nobody knows', 400, refusal('teapot'), 'server-failed', {}],
  ['a proxy that refuses a large body', 413, '<html>413 Request Entity Too Large</html>', 'file-too-large', {}],
  ['our own refusal of a large body', 413, refusal('file-too-large', { most: 5 }), 'file-too-large', { most: 5 }],
  ['a proxy before a stopped server', 502, '<html>Bad Gateway</html>', null, {}],
  ['a store that is locked', 503, refusal('database-locked'), 'database-locked', {}],
  ['no answer', 0, '', null, {}],
  ['a page in place of data', 200, '<html>', 'server-failed', {}],
])('%s', (_, status, body, reason, facts) => expect(answerOf(status, body)).toEqual({ kind: 'refused', reason, facts }))

test('data as the endpoint returns it', () =>
  expect(answerOf(200, '{"draftId":7}')).toEqual({ kind: 'done', data: { draftId: 7 } }))
