import { join, relative } from 'node:path'
import { build, type Plugin } from 'vite'

const root = join(import.meta.dirname, '..')
/** Those with machine code or files of their own beside them; the others go into the bundle. */
const EXTERNAL = ['better-sqlite3', '@node-rs/argon2', 'pg', 'kordoc', 'pdfjs-dist', '@rhwp/core', 'vite']

/**
 * One file of the server and all it needs at its start: opening and compiling hundreds of files is most of a cold start.
 * What the sources find beside themselves (data, workers, package.json) they still find there.
 */
export async function buildServer(folder: string): Promise<void> {
  await build({
    configFile: false, root, logLevel: 'warn', plugins: [placesOfSources(folder)],
    ssr: { noExternal: true, external: EXTERNAL },
    build: {
      ssr: 'server/main.ts', outDir: folder, emptyOutDir: true, target: 'node24', minify: false,
      rolldownOptions: { output: { entryFileNames: 'main.js' } },
    },
  })
}

/** In the bundle a source's `import.meta.dirname` and `.url` still say where the source is, from wherever the folder is moved to with it. */
function placesOfSources(folder: string): Plugin {
  return {
    name: 'places-of-sources',
    enforce: 'pre',
    transform(code, id) {
      if (id.includes('node_modules') || !/\bimport\.meta\.(dirname|url)\b/.test(code)) return null
      const path = relative(folder, id).replaceAll('\\', '/')
      const url = `new URL(${JSON.stringify(path)}, import.meta['url'])`
      return code
        .replaceAll('import.meta.dirname', `placeOfSource(new URL('.', ${url}))`)
        .replaceAll('import.meta.url', `${url}.href`)
        .concat(code.includes('import.meta.dirname') ? `\nimport { fileURLToPath as placeOfSource } from 'node:url'\n` : '')
    },
  }
}
