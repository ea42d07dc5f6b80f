import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { build, type Plugin } from 'vite'
import { classNames } from './class-names.ts'

const root = join(import.meta.dirname, '..')

/** Vite: beside the client what the server draws its pages with, in dist/drawing. Of the same sources, so that classes have the same names. */
export function drawing(): Plugin {
  return {
    name: 'drawing',
    apply: 'build',
    // Before the client is noted as made.
    writeBundle: {
      sequential: true,
      async handler() {
        await build({
          configFile: false,
          root: join(root, 'client'),
          logLevel: 'warn',
          plugins: [react({ jsxImportSource: '#jsx' }), classNames()],
          define: { 'process.env.NODE_ENV': '"production"' },
          ssr: { noExternal: true },
          build: {
            ssr: 'server-drawing.tsx',
            outDir: '../dist/drawing',
            emptyOutDir: true,
            target: 'node24',
            minify: false,
            copyPublicDir: false,
            rolldownOptions: { output: { entryFileNames: 'drawing.js', chunkFileNames: '[name]-[hash].js', comments: false } },
          },
        })
      },
    },
  }
}
