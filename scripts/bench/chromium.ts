import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

export interface BrowserPlace {
  readonly path: string
  readonly env: Record<string, string>
}

const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--lang=ko-KR',
]
const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Chromium from npm on linux-x64 (nothing to install), else CHROMIUM_PATH or an installed one. */
export async function browserPath(): Promise<BrowserPlace> {
  const forced = process.env['CHROMIUM_PATH']
  if (forced) return { path: forced, env: {} }
  if (process.platform === 'linux' && process.arch === 'x64') return packaged()
  const path = SYSTEM.find((p) => existsSync(p))
  if (!path) throw new Error('no Chromium: set CHROMIUM_PATH')
  return { path, env: {} }
}

async function packaged(): Promise<BrowserPlace> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const bin = resolve(dirname(entry), '..', 'bin')
  const dir = resolve(import.meta.dirname, '../../node_modules/.cache/chromium')
  mkdirSync(dir, { recursive: true })
  const { default: pack, inflate } = await import('@sparticuz/chromium')
  const before = process.env['TMPDIR']
  // The package unpacks to os.tmpdir() and trusts what is there: keep it out of the common temporary folder.
  process.env['TMPDIR'] = dir
  try {
    const path = await pack.executablePath(bin)
    const libraries = existsSync(join(dir, 'al2023')) ? join(dir, 'al2023') : await inflate(join(bin, 'al2023.tar.br'))
    // The package's own fonts.conf names folders of another machine; without one that holds, web fonts fail to load.
    const fonts = join(dir, 'fonts')
    mkdirSync(fonts, { recursive: true })
    const config = join(dir, 'fonts.conf')
    writeFileSync(config, `<fontconfig><dir>${fonts}</dir><cachedir>${join(dir, 'fontcache')}</cachedir></fontconfig>`)
    return { path, env: { LD_LIBRARY_PATH: join(libraries, 'lib'), FONTCONFIG_FILE: config } }
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
}

export function launch(at: BrowserPlace): Promise<Browser> {
  const env = Object.fromEntries(
    Object.entries({ ...process.env, ...at.env }).filter((e): e is [string, string] => e[1] !== undefined),
  )
  return chromium.launch({ executablePath: at.path, args: CHROMIUM_ARGS, env })
}
