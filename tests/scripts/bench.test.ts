import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { chain } from '../../scripts/bench/browser-bench.ts'
import { loadedWith, pageWeight } from '../../scripts/bench/page-weight.ts'
import { schemaName } from '../../scripts/bench/generate.ts'
import { growth, interleave, throughput } from '../../scripts/bench/measure.ts'
import { temporaryFolder } from '../helpers/stores.ts'

describe('what the first view weighs', () => {
  const folder = temporaryFolder()
  afterAll(() => folder.remove())

  test('a page is loaded with what Vite lists beside it, and nothing of another page', () => {
    const entry =
      'm.f=["assets/Budget-1.js","assets/kit-2.js","assets/Overview-3.css","assets/Budget-4.css"]))=>i.map(i=>d[i]);' +
      'l(()=>import(`./Overview-5.js`),__vite__mapDeps([1,2]));l(()=>import("./Budget-1.js"),__vite__mapDeps([1,3]));l(()=>import("./Plain-6.js"))'
    expect(loadedWith(entry, /^Overview-/)).toEqual(['Overview-5.js', 'kit-2.js', 'Overview-3.css'])
    expect(loadedWith(entry, /^Plain-/)).toEqual(['Plain-6.js'])
    expect(loadedWith(entry, /^Nothing-/)).toEqual([])
  })

  test('everything the page waits for is counted once, as it is sent; what comes later is not', () => {
    const at = (name: string, text: string) => writeFileSync(join(folder.path, 'assets', name), text)
    mkdirSync(join(folder.path, 'assets'))
    writeFileSync(
      join(folder.path, 'index.html'),
      '<script src="/assets/index-1.js"></script><link rel="modulepreload" href="/assets/packages-2.js"><link href="/assets/index-3.css">',
    )
    at(
      'index-1.js',
      'import{a}from"./packages-2.js";m.f=["assets/Overview-4.css","assets/chart-8.css"];import("./Overview-5.js"),__vite__mapDeps([0]);import("./Budget-6.js")',
    )
    at('packages-2.js', 'x'.repeat(5000))
    at('packages-2.js.br', 'x'.repeat(2000))
    at('index-3.css', 'x'.repeat(300))
    at('Overview-4.css', 'x'.repeat(400))
    at(
      'Overview-5.js',
      'import"./packages-2.js";import{b}from"./kit-7.js";m.f=["assets/chart-8.css"];import("./EChart-9.js"),__vite__mapDeps([0])',
    )
    at('kit-7.js', 'x'.repeat(1000))
    at('Budget-6.js', 'x'.repeat(9000))
    at('EChart-9.js', `import"./kit-7.js";${'x'.repeat(7978)}`)
    at('chart-8.css', 'x'.repeat(500))
    const weight = pageWeight(folder.path)
    // The page itself, index.html, is a request too.
    expect(weight?.requests).toBe(7)
    expect(weight?.firstView).toBeGreaterThan(3.7)
    expect(weight?.firstView).toBeLessThan(4.2)
    expect(weight?.charts).toBeCloseTo(8.5, 1)
  })

  test('nothing built has no weight', () => expect(pageWeight(join(folder.path, 'nowhere'))).toBeNull())
})

test('a kept dataset is named by all migrations: another one, another order or another name is another dataset', () => {
  const names = ['0001-foundation', '0002-entry', '0003-evidence']
  const others = [
    names,
    [...names, '0004-activities'],
    ['0001-foundation', '0003-evidence', '0002-entry'],
    ['0001-foundation', '0002-enter', '0003-evidence'],
  ]
  expect(new Set(others.map(schemaName)).size).toBe(4)
  expect(schemaName([...names])).toBe(schemaName(names))
})

describe('how a cost grows', () => {
  test.each([
    [1, 1, 0],
    [1, 100, 1],
    [1, 10, 0.5],
    [1, 10_000, 2],
    [4, 2, -0.1505],
  ])('from %d to %d over a hundred times the data: ^%d', (small, large, exponent) => {
    expect(growth(small, large, 100)).toBeCloseTo(exponent, 4)
  })
})

test('the ratio is of the best rounds and of the middle ones, whoever goes first', async () => {
  const [ours, floor] = [
    [30, 10, 20],
    [5, 15, 10],
  ]
  const ratio = await interleave(
    3,
    () => Promise.resolve(ours.shift() ?? 0),
    () => Promise.resolve(floor.shift() ?? 0),
  )
  expect(ratio).toEqual({ ours: 20, floor: 10, best: 2, median: 2 })
})

test('sixteen ask at once, each waiting for its own answer', async () => {
  let [now, most] = [0, 0]
  const told = await throughput(16, 120, async () => {
    most = Math.max(most, ++now)
    await new Promise((done) => setTimeout(done, 20))
    now--
  })
  expect(most).toBe(16)
  expect(told.p50).toBeGreaterThanOrEqual(18)
  expect(told.p99).toBeGreaterThanOrEqual(told.p50)
  expect(told.rate).toBeLessThan(16 * 55)
})

test('waits are counted along the longest chain of requests that had to come one after the other', () => {
  const page = { from: 0, to: 10 }
  const scripts = [
    { from: 11, to: 20 },
    { from: 11, to: 30 },
  ]
  expect(chain([])).toBe(0)
  expect(chain([page, ...scripts])).toBe(2)
  expect(chain([page, ...scripts, { from: 21, to: 40 }, { from: 41, to: 50 }])).toBe(4)
})
