import { renameSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { build, type Plugin } from 'vite'
import { BUNDLE, madeOf, noteMade } from '#server/built.ts'

const root = join(import.meta.dirname, '..')
/** Those with machine code, or with files of their own beside them; the others go into the bundle. */
const EXTERNAL = ['better-sqlite3', '@node-rs/argon2', 'pg', 'kordoc', 'pdfjs-dist', '@rhwp/core']
const ENTRY = 'jipyo-server'

/**
 * One file of the server and the packages it starts with, since opening and compiling hundreds of files is most of a cold start. What a
 * source finds beside itself (data, workers, package.json) it still finds there. Not minified: a stack trace stays readable.
 */
export async function buildServer(folder: string = join(root, 'dist/server')): Promise<void> {
  const made = madeOf(BUNDLE)
  // Beside the place it goes to, so that half a bundle is never started.
  const making = `${folder}-${process.pid}`
  try {
    await build({
      configFile: false,
      root,
      logLevel: 'warn',
      plugins: [entry(), placesOfSources(making)],
      ssr: { noExternal: true, external: EXTERNAL },
      build: {
        ssr: true,
        outDir: making,
        emptyOutDir: true,
        target: 'node24',
        minify: false,
        copyPublicDir: false,
        rolldownOptions: { input: { main: ENTRY }, output: { entryFileNames: '[name].js', codeSplitting: false } },
      },
    })
    rmSync(folder, { recursive: true, force: true })
    renameSync(making, folder)
    noteMade(BUNDLE, made)
  } finally {
    rmSync(making, { recursive: true, force: true })
  }
}

/** What `npm start` and `npm run practice` need of the server. */
function entry(): Plugin {
  const source = (name: string) => JSON.stringify(join(root, 'server', name).replaceAll('\\', '/'))
  return {
    name: 'server-entry',
    resolveId: (id) => (id === ENTRY ? `\0${ENTRY}` : null),
    load: (id) =>
      id === `\0${ENTRY}` ? `export { run } from ${source('main.ts')}\nexport { readConfig } from ${source('config.ts')}` : null,
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
