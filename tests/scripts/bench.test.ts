import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { chain } from '../../scripts/bench/browser-bench.ts'
import { pageWeight } from '../../scripts/bench/page-weight.ts'
import { schemaName } from '../../scripts/bench/generate.ts'
import { growth, interleave, throughput } from '../../scripts/bench/measure.ts'
import { temporaryFolder } from '../helpers/stores.ts'

describe('what the first view weighs', () => {
  const folder = temporaryFolder()
  afterAll(() => folder.remove())

  test('everything the page waits for is counted once, as it is sent; what comes later is not', () => {
    const at = (name: string, bytes: number) => writeFileSync(join(folder.path, 'assets', name), 'x'.repeat(bytes))
    for (const one of ['assets', '.vite']) mkdirSync(join(folder.path, one))
    writeFileSync(join(folder.path, 'index.html'), '')
    const chunk = (name: string, of: object = {}) => ({ file: `assets/${name}`, ...of })
    const manifest = {
      'index.html': chunk('index-1.js', { imports: ['_packages.js'], css: ['assets/index-3.css'] }),
      '_packages.js': chunk('packages-2.js'),
      '_kit.js': chunk('kit-7.js', { css: ['assets/kit-10.css'] }),
      'pages/overview/Overview.tsx': chunk('Overview-5.js', {
        imports: ['_packages.js', 'index.html', '_kit.js'],
        css: ['assets/Overview-4.css', 'assets/kit-10.css'],
      }),
      'pages/budget/Budget.tsx': chunk('Budget-6.js', { imports: ['index.html'] }),
      'ui/chart/EChart.tsx': chunk('EChart-9.js', { imports: ['_kit.js'], css: ['assets/chart-8.css'] }),
    }
    writeFileSync(join(folder.path, '.vite/manifest.json'), JSON.stringify(manifest))
    at('index-1.js', 10)
    at('packages-2.js', 5000)
    at('packages-2.js.br', 2000)
    at('index-3.css', 300)
    at('Overview-4.css', 400)
    at('Overview-5.js', 20)
    at('kit-7.js', 1000)
    at('kit-10.css', 1)
    at('Budget-6.js', 9000)
    at('EChart-9.js', 8000)
    at('chart-8.css', 500)
    // The page itself, index.html, is a request too.
    expect(pageWeight(folder.path)).toEqual({ firstView: 3.731, requests: 8, charts: 8.5 })
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
