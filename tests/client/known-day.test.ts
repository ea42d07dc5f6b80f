import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isOfToday } from '#domain/pages/address.ts'

const root = join(import.meta.dirname, '../..')
const text = (path: string) => readFileSync(join(root, path), 'utf8')
const AS_OF = [
  'ask',
  'overview',
  'government',
  'departments',
  'budget',
  'review',
  'activities',
  'services',
  'schedules',
  'deadlines',
]
/** One's own account, what the entry page alone asks of the shared parts, and what a dialog of writing asks. */
const OF_NOW = new Set(['accounts.frame', 'activities.proposal', 'schedules.proposal', 'schedules.choices', 'deadlines.late'])

const paths = [...text('client/App.tsx').matchAll(/path: '([\w-]+)/g)].map(([, path = '']) => path)
const routers = globSync('server/*/*.router.ts', { cwd: root }).map(text)
const builder = (name: string) => {
  const [router, procedure] = name.split('.')
  const own = routers.find((one) => one.includes(`export const ${router}Router `)) ?? ''
  return new RegExp(`^  ${procedure}: (.*)$`, 'm').exec(own)?.[1] ?? 'none'
}

describe('pages on a known day', () => {
  it('has every route either of the day or of today', () => {
    expect([...new Set(paths)].filter((path) => !isOfToday(`/${path}`)).toSorted()).toEqual(AS_OF.toSorted())
  })

  it.each(AS_OF)('%s asks only what is answered as of the day', (page) => {
    const asked = globSync([`client/pages/${page}/**/*.{ts,tsx}`, 'client/shared/value/**/*.tsx'], { cwd: root }).flatMap(
      (file) => [...text(file).matchAll(/trpc\.(\w+\.\w+)\.queryOptions/g)].map(([, name = '']) => name),
    )
    expect(asked.length).toBeGreaterThan(0)
    const ofToday = asked.filter((name) => !OF_NOW.has(name) && !/^(allowed|shared)\((?!.*now)|asOf: true/.test(builder(name)))
    expect(ofToday).toEqual([])
  })
})
