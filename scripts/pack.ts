/**
 * npm run pack [-- PLATFORM …]: one archive a platform under dist/pack, which starts without npm, network or a Node of the machine.
 * PLATFORM: linux-x64, linux-arm64, win-x64, or all; this machine's when none is named. Parts of other platforms come by npm, and must be
 * what package-lock.json says.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { madeOf, noteMade, SCREENS } from '#server/built.ts'
import { buildIfStale } from './build-if-stale.ts'
import { buildPacked } from './build-server.ts'
import { carriedBy, launcher, machineOf, OWN, packagesOf, type Platform, type PlatformName, PLATFORMS } from './pack/contents.ts'

const root = join(import.meta.dirname, '..')
const out = join(root, 'dist/pack')
const { version, description, license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, string>
const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Readonly<Record<string, { readonly version: string; readonly integrity?: string; readonly dev?: boolean }>>
}

const isPlatform = (name: string): name is PlatformName => Object.hasOwn(PLATFORMS, name)

function asked(): readonly PlatformName[] {
  const names = process.argv.slice(2)
  if (names.includes('all')) return Object.keys(PLATFORMS).filter(isPlatform)
  const here = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  return (names.length === 0 ? [here] : names).map((name) => {
    if (isPlatform(name)) return name
    throw new Error(`no archive is made for ${name}; there are ${Object.keys(PLATFORMS).join(', ')}, all`)
  })
}

/** The folder of a package: the installed one, else fetched into `folder` and compared with the lock. */
function packageFolder(name: string, folder: string): string {
  const installed = join(root, 'node_modules', name)
  if (existsSync(installed)) return installed
  const locked = packages[`node_modules/${name}`]
  if (!locked?.integrity) throw new Error(`package-lock.json does not name ${name}`)
  const to = mkdtempSync(join(folder, 'package-'))
  const npm = process.env['npm_execpath']
  if (!npm) throw new Error('run it by npm: npm run pack')
  execFileSync(process.execPath, [npm, 'pack', `${name}@${locked.version}`, '--pack-destination', to, '--silent'], {
    stdio: 'pipe',
  })
  const file = join(to, readdirSync(to)[0] ?? '')
  const [algorithm = '', expected = ''] = locked.integrity.split(/-(.*)/s)
  if (createHash(algorithm).update(readFileSync(file)).digest('base64') !== expected)
    throw new Error(`${name}@${locked.version} is not what package-lock.json says`)
  execFileSync('tar', ['-xzf', file, '-C', to])
  return join(to, 'package')
}

/** Copies a program or library, and refuses one of another platform. */
function copyMachineCode(from: string, to: string, { machine }: Platform) {
  const found = machineOf(readFileSync(from))
  if (found !== machine) throw new Error(`${from} is ${found} and not ${machine}`)
  mkdirSync(dirname(to), { recursive: true })
  cpSync(from, to)
}

/** Licence texts of what the bundle and the screens are made of. */
function licences(): string {
  const used = Object.entries(packages).filter(([path, { dev }]) => path.startsWith('node_modules/') && dev !== true)
  return used
    .flatMap(([path, one]) => {
      const folder = join(root, path)
      if (!existsSync(folder)) return []
      const files = readdirSync(folder).filter(
        (file) => /^(licen[cs]e|notice|copying)/i.test(file) && statSync(join(folder, file)).isFile(),
      )
      const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').trim())
      return [[`${path.replace(/^.*node_modules\//, '')} ${one.version}`, ...texts].join('\n\n')]
    })
    .join(`\n\n${'-'.repeat(80)}\n\n`)
}

function stage(name: PlatformName, bundle: string, parts: string): string {
  const platform = PLATFORMS[name]
  const folder = join(out, `jipyo-${version}-${name}`)
  rmSync(folder, { recursive: true, force: true })
  const into = (path: string) => join(folder, path)
  const sources = new Map(packagesOf(platform).map((one) => [one, packageFolder(one, parts)]))
  for (const built of ['dist/client', 'dist/drawing']) cpSync(join(root, built), into(built), { recursive: true })
  cpSync(bundle, into('dist/server'), { recursive: true })
  for (const path of OWN) cpSync(join(root, path), into(path), { recursive: true })
  for (const [one, files] of Object.entries(carriedBy(platform))) {
    const from = sources.get(one) ?? join(root, 'node_modules', one)
    for (const file of files) {
      const to = into(join('node_modules', one, file))
      if (file.endsWith('.node')) copyMachineCode(join(from, file), to, platform)
      else cpSync(join(from, file), to, { recursive: true, filter: (path) => !/\.(map|d\.ts)$/.test(path) })
    }
  }
  const [nodePackage, program] = platform.node
  const node = sources.get(nodePackage) ?? ''
  copyMachineCode(join(node, program), into(name === 'win-x64' ? 'node/node.exe' : 'node/node'), platform)
  // The package for Windows lacks it; the text is the same everywhere.
  const texts = Object.values(PLATFORMS).map((one) => join(root, 'node_modules', one.node[0], 'LICENSE'))
  const licence = [join(node, 'LICENSE'), ...texts].find((file) => existsSync(file))
  if (licence === undefined) throw new Error('no licence of Node was found')
  cpSync(licence, into('node/LICENSE'))
  const [command, text] = launcher(name)
  writeFileSync(into(command), text, { mode: 0o755 })
  if (name !== 'win-x64') cpSync(join(import.meta.dirname, 'pack/jipyo.service'), into('jipyo.service'))
  writeFileSync(
    into('package.json'),
    `${JSON.stringify({ name: 'jipyo', version, description, license, type: 'module' }, null, 2)}\n`,
  )
  writeFileSync(into('THIRD-PARTY-LICENSES.txt'), licences())
  noteMade(SCREENS, madeOf(SCREENS, folder), folder)
  return folder
}

function archive(folder: string, { archive: kind }: Platform): string {
  const file = `${folder}.${kind}`
  rmSync(file, { force: true })
  const [at, inside] = [dirname(folder), folder.slice(dirname(folder).length + 1)]
  if (kind === 'zip') execFileSync('zip', ['-q', '-r', '-9', file, inside], { cwd: at })
  else execFileSync('tar', ['--owner=0', '--group=0', '--mode=u+rwX,go+rX,go-w', '-czf', file, inside], { cwd: at })
  return file
}

const sizeOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).reduce(
    (sum, one) => sum + (one.isFile() ? statSync(join(one.parentPath, one.name)).size : 0),
    0,
  )
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`

const platforms = asked()
await buildIfStale()
const parts = mkdtempSync(join(tmpdir(), 'jipyo-pack-'))
// Two floors below the root, as it will stand in the archive.
const bundle = join(root, `dist/packed-${process.pid}`)
try {
  await buildPacked(bundle)
  for (const name of platforms) {
    const folder = stage(name, bundle, parts)
    const file = archive(folder, PLATFORMS[name])
    const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex')
    console.log(`${file}\n  ${megabytes(statSync(file).size)}, unpacked ${megabytes(sizeOf(folder))}, sha256 ${sha256}`)
  }
} finally {
  for (const one of [parts, bundle]) rmSync(one, { recursive: true, force: true })
}
