import { readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { classNames } from './scripts/class-names.ts'
import { drawing } from './scripts/drawing.ts'
import { fonts } from './scripts/fonts.ts'
import { pageFiles } from './scripts/page-files.ts'
import { madeOf, noteMade, SCREENS } from './server/built.ts'

const here = import.meta.dirname
// Patterns and not prefixes: '/trpc' would also catch our own /trpc.ts.
const api = process.env['API_URL'] ?? 'http://localhost:3000'

/**
 * Says the order of the cascade layers at the top of every stylesheet: the build puts shared CSS into files of its own,
 * and whichever a page loads first would otherwise decide the order.
 */
function layerOrder(): Plugin {
  return {
    name: 'layer-order',
    apply: 'build',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'asset' && file.fileName.endsWith('.css'))
          file.source = `@layer tokens,base,ui,pages,print;${String(file.source)}`
      }
    },
  }
}

/** Writes .br and .gz beside each text asset, small ones too: that is done once. In writeBundle: before it Vite has not yet replaced its preload markers. */
function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    writeBundle(options, bundle) {
      for (const name of Object.keys(bundle)) {
        if (!/\.(js|css|html|svg|json)$/.test(name)) continue
        const file = join(options.dir ?? '', name)
        const source = readFileSync(file)
        writeFileSync(`${file}.br`, brotliCompressSync(source, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }))
        writeFileSync(`${file}.gz`, gzipSync(source, { level: 9 }))
      }
    },
  }
}

/** Notes what the screens were made of: the server gives out no others than those of the present files. */
function noted(): Plugin {
  let made = ''
  return {
    name: 'noted',
    apply: 'build',
    buildStart: () => {
      made = madeOf(SCREENS)
    },
    closeBundle: () => noteMade(SCREENS, made),
  }
}

/**
 * Tells Chromium (V8's explicit compile hints) that what a file holds is called when it is loaded: it is compiled beside the page's own
 * work, while it comes, in place of in the middle of the first drawing, function by function. To others it is a comment.
 */
const COMPILED_AT_ONCE = '//# allFunctionsCalledOnLoad'

/** React has it itself: what stands in for it in older ones is not packed. */
const OF_REACT_ITSELF = { 'use-sync-external-store/shim/with-selector': 'use-sync-external-store/with-selector' }

/** tRPC's files only define, though their packages do not say so: those of its links that nothing here uses are left out. */
const WITHOUT_EFFECTS = { moduleSideEffects: [{ test: /\/node_modules\/@trpc\//, sideEffects: false }] }

// Vitest leaves one core to itself; of two that is half of the machine.
const maxWorkers = Math.max(2, availableParallelism() - 1)
const node = {
  environment: 'node' as const,
  testTimeout: 120_000,
  hookTimeout: 240_000,
  maxWorkers,
  // What is waited for comes at once on a quiet machine; on a busy one it comes too.
  expect: { poll: { timeout: 20_000 } },
}
export default defineConfig({
  root: 'client',
  plugins: [
    fonts(),
    react({ jsxImportSource: '#jsx' }),
    classNames(),
    layerOrder(),
    pageFiles(),
    precompress(),
    drawing(),
    noted(),
  ],
  resolve: { alias: OF_REACT_ITSELF },
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'baseline-widely-available',
    rolldownOptions: { output: { postBanner: COMPILED_AT_ONCE }, treeshake: WITHOUT_EFFECTS },
    // The charts are one large chunk on purpose: loaded lazily, after the figures.
    chunkSizeWarningLimit: 700,
  },
  server: { port: 5173, strictPort: true, proxy: { '^/trpc/': api, '^/api/': api, '^/files/': api, '^/live(\\?|$)': api } },
  test: {
    projects: [
      {
        root: here,
        test: {
          ...node,
          name: 'unit',
          include: ['tests/{client,pictures,scripts,server/domain,data/migrations}/**/*.test.{ts,tsx}', 'tests/*.test.ts'],
        },
      },
      {
        root: here,
        test: {
          ...node,
          name: 'stores',
          include: ['tests/{data,server,sql}/**/*.test.ts'],
          exclude: ['tests/server/domain/**', 'tests/data/migrations/**'],
          globalSetup: ['tests/helpers/global-postgres.ts'],
        },
      },
      {
        root: here,
        test: {
          ...node,
          // Each step has a patience of its own; this ends what hangs.
          testTimeout: 1_800_000,
          hookTimeout: 1_800_000,
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/helpers/global-browser.ts'],
        },
      },
      {
        root: here,
        test: {
          ...node,
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 1_800_000,
          globalSetup: ['tests/helpers/global-postgres.ts'],
        },
      },
    ],
  },
})
