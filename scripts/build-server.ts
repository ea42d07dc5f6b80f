import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'
import { build, type Plugin } from 'vite'
import { BUNDLE, madeOf, noteMade } from '#server/built.ts'

const root = join(import.meta.dirname, '..')
/** Those with machine code, or with files of their own beside them; the others go into the bundle. */
const EXTERNAL = ['better-sqlite3', '@node-rs/argon2', 'pg', 'kordoc', 'pdfjs-dist', '@rhwp/core']
/** What an archive of the program carries as they are. */
const CARRIED = ['better-sqlite3', '@node-rs/argon2', 'pdfjs-dist', '@rhwp/core']
/** Asked for only by ways of Fastify that we do not go: schemas of routes, and requests without a port. */
const LEFT_OUT = new Set(['@fastify/ajv-compiler', '@fastify/fast-json-stringify-compiler', 'light-my-request'])
/** Named by carried or bundled packages, and never there: each is asked for in a way that expects it to be missing. */
const ABSENT = ['pg-native', 'sharp', 'onnxruntime-node', '@huggingface/transformers', '@hyzyla/pdfium', '@napi-rs/canvas']
const ENTRY = 'jipyo-server'
const NAMED = { function: true, class: true }

/**
 * The server and the packages it starts with in one file, since opening and compiling hundreds of files is most of a cold start; what is
 * needed only later, each feature of the API among it, in files beside it. What a source finds beside itself (data, workers,
 * package.json) it still finds there. As short as it can be with the names of functions kept, which a stack trace says: a start reads,
 * decodes and checks all of its text. Returns the file to import: of this build nobody has it yet.
 */
export async function buildServer(folder: string = join(root, 'dist/server')): Promise<string> {
  const made = madeOf(BUNDLE)
  const name = createHash('sha256').update(made).digest('hex').slice(0, 12)
  const main = join(folder, 'main.js')
  const before = existsSync(main) ? readFileSync(main, 'utf8') : ''
  await bundle(join(folder, name), { plugins: [entry()], external: EXTERNAL, input: { main: ENTRY }, startAsOne: true })
  // In one step, so that half a bundle is never started.
  writeFileSync(`${main}.${process.pid}`, `export * from './${name}/main.js'\n`)
  renameSync(`${main}.${process.pid}`, main)
  noteMade(BUNDLE, made)
  // A server that still runs from the build before may yet load parts of it, so that one stays until the next.
  for (const one of readdirSync(folder))
    if (!['main.js', name].includes(one) && !before.includes(`/${one}/`))
      rmSync(join(folder, one), { recursive: true, force: true })
  return join(folder, name, 'main.js')
}

/**
 * Everything that runs without the sources: `jipyo.js`, which runs each command, and the threads. `folder` stands two floors below the
 * root, as it will where it is unpacked.
 */
export async function buildPacked(folder: string): Promise<void> {
  const threads = [
    'server/documents/worker.ts',
    'server/imports/drafts/recogniser.ts',
    'server/services/service-recogniser.ts',
    'server/backup/backup-thread.ts',
  ]
  await bundle(folder, {
    plugins: [nothingToBuild(), placesOfThreads(threads)],
    external: CARRIED,
    input: Object.fromEntries(['scripts/jipyo.ts', ...threads].map((file) => [basename(file, '.ts'), join(root, file)])),
    startAsOne: false,
  })
}

interface Bundling {
  readonly plugins: readonly Plugin[]
  readonly external: readonly string[]
  readonly input: Readonly<Record<string, string>>
  /** what it starts with in one file, not in the parts that later files share with it */
  readonly startAsOne: boolean
}

async function bundle(folder: string, { plugins, external, input, startAsOne }: Bundling): Promise<void> {
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    plugins: [...plugins, placesOfSources(folder), leftOut(), plainHttp(), plainLetters()],
    ssr: { noExternal: true, external: [...external] },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: true,
      target: 'node24',
      copyPublicDir: false,
      rolldownOptions: {
        input: { ...input },
        external: ABSENT,
        output: {
          comments: false,
          minify: { compress: { keepNames: NAMED }, mangle: { toplevel: true, keepNames: NAMED }, codegen: true },
          entryFileNames: '[name].js',
          chunkFileNames: '[name]-[hash].js',
          ...(startAsOne && { codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] } }),
        },
      },
    },
  })
}

/** What `npm start` and `npm run practice` need of the server. */
function entry(): Plugin {
  const source = (name: string) => JSON.stringify(join(root, 'server', name).replaceAll('\\', '/'))
  return {
    name: 'server-entry',
    resolveId: (id) => (id === ENTRY ? `\0${ENTRY}` : null),
    load: (id) =>
      id === `\0${ENTRY}` ? ['main.ts', 'config.ts', 'built.ts'].map((name) => `export * from ${source(name)}`).join('\n') : null,
  }
}

/** Where no sources are, nothing is to be built. */
function nothingToBuild(): Plugin {
  const file = join(import.meta.dirname, 'build-if-stale.ts')
  return {
    name: 'nothing-to-build',
    load: (id) => (id === file ? 'export const buildIfStale = async () => null' : null),
  }
}

/** A thread's file stands beside the bundle's, in JavaScript. Refuses a thread that is not among `threads`. */
function placesOfThreads(threads: readonly string[]): Plugin {
  const THREAD = /new URL\(['"](\.\/[\w./-]+)\.ts['"], import\.meta\.url\)/
  return {
    name: 'places-of-threads',
    transform(code, id) {
      if (id.startsWith('\0') || id.includes('node_modules') || !THREAD.test(code)) return null
      return {
        code: code.replace(THREAD, (_, path: string) => {
          const source = relative(root, resolve(id, '..', `${path}.ts`)).replaceAll('\\', '/')
          if (!threads.includes(source)) this.error(`${source} is no thread that the archive knows`)
          return `new URL('./${basename(path)}.js', import.meta['url'])`
        }),
        map: null,
      }
    },
  }
}

function leftOut(): Plugin {
  return {
    name: 'left-out',
    enforce: 'pre',
    resolveId: (id) => (LEFT_OUT.has(id) ? `\0left-out:${id}` : null),
    load: (id) =>
      id.startsWith('\0left-out:') ? `throw new Error(${JSON.stringify(`${id.slice(10)} is not in the bundle`)})` : null,
  }
}

/**
 * What of Node a start would load and not use. An import of node:http looks at all it has, its WebSocket too, and so loads a whole client
 * for HTTP: it is required. Fastify names the servers of https and HTTP/2: ours has neither. Its packing asks whether each answer is one of
 * that client's, which loads it too, and has Node's streams and the types of all files with it.
 */
function plainHttp(): Plugin {
  return {
    name: 'plain-http',
    enforce: 'pre',
    resolveId(id, importer, { kind }) {
      if (id === 'node:http' && kind === 'import-statement') return '\0plain-http'
      const of = (name: string) => importer?.includes(`/node_modules/${name}/`) === true
      const packs = of('@fastify/compress')
      if (id === 'readable-stream' && packs) return { id: 'node:stream', external: true }
      const unused = (/^node:http(s|2)$/.test(id) && of('fastify')) || (id === 'mime-db' && packs)
      return unused ? '\0unused' : null
    },
    transform(code, id) {
      if (!id.replaceAll('\\', '/').endsWith('/@fastify/compress/lib/utils.js')) return null
      // As Fastify itself asks it.
      const asked = code.replace('obj instanceof Response', "Object.prototype.toString.call(obj) === '[object Response]'")
      if (asked === code) this.error('@fastify/compress asks otherwise what a response is')
      return { code: asked, map: null }
    },
    load(id) {
      if (id === '\0unused') return 'export {}'
      if (id !== '\0plain-http') return null
      return "import { createRequire } from 'node:module'\nexport const { IncomingMessage } = createRequire(import.meta.url)('node:http')"
    },
  }
}

/**
 * Letters beyond ASCII are escaped: with one of them in it V8 keeps the whole text of a file in two bytes a letter. A raw text is left as
 * it is, since there an escape would be read as its letters.
 */
function plainLetters(): Plugin {
  const escaped = (text: string) =>
    text.replaceAll(/[^\0-\x7f]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return {
    name: 'plain-letters',
    // The very last: what is printed after `renderChunk` has each letter as it is again.
    generateBundle: (_, files) => {
      for (const file of Object.values(files))
        if (file.type === 'chunk')
          file.code = file.code
            .split(/(String\.raw`[^`]*`)/)
            .map((part, at) => (at % 2 === 0 ? escaped(part) : part))
            .join('')
    },
  }
}

/** In the bundle a source's `import.meta.dirname` and `.url` go on saying where the source is, relative to the bundle. */
function placesOfSources(folder: string): Plugin {
  return {
    name: 'places-of-sources',
    transform(code, id) {
      if (id.startsWith('\0') || id.includes('node_modules') || !/\bimport\.meta\.(dirname|url)\b/.test(code)) return null
      const url = `new URL(${JSON.stringify(relative(folder, id).replaceAll('\\', '/'))}, import.meta['url'])`
      const places = code
        .replaceAll('import.meta.dirname', `placeOf(new URL('.', ${url}))`)
        .replaceAll('import.meta.url', `${url}.href`)
      return { code: `import { fileURLToPath as placeOf } from 'node:url'\n${places}`, map: null }
    },
  }
}
