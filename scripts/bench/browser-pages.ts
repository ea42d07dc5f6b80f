import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { basename, join } from 'node:path'
import react from '@vitejs/plugin-react'
import { build } from 'vite'

const ROOT = join(import.meta.dirname, '../..')
/** Below the project's packages, so that they are found, and kept out of the repository. */
const FOLDER = join(ROOT, 'node_modules/.cache/jipyo-bench')

/** The least that shows the same: React, its query cache and tRPC's client, one table without a style. */
const BARE = `import { createElement as h } from 'react'
import { createRoot } from 'react-dom/client'
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { createTRPCClient, httpBatchLink } from '@trpc/client'
const client = createTRPCClient({ links: [httpBatchLink({ url: '/trpc' })] })
function Page() {
  const { data } = useQuery({ queryKey: ['rows'], queryFn: () => client.rows.query() })
  if (data === undefined) return null
  const names = Object.keys(data[0])
  return h('main', null, h('table', null, h('tbody', null,
    data.map((row, at) => h('tr', { key: at }, names.map((name) => h('td', { key: name }, String(row[name]))))))))
}
createRoot(document.getElementById('root')).render(h(QueryClientProvider, { client: new QueryClient() }, h(Page)))
`

/** The product's table with a hundred thousand rows, and the same rows for who sorts them by hand. */
const TABLE = `import { createElement as h } from 'react'
import { createRoot } from 'react-dom/client'
import { DataTable } from '#client/ui/DataTable.tsx'
let state = 20261129
const chance = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 4294967296
const rows = Array.from({ length: 100_000 }, (_, at) => ({ id: at, name: '지표 ' + at, value: chance(), target: chance() }))
window.rows = rows
const columns = [
  { id: 'name', header: '지표', cell: (row) => row.name, sort: (row) => row.name },
  { id: 'value', header: '실적', numeric: true, cell: (row) => row.value.toFixed(3), sort: (row) => row.value },
  { id: 'target', header: '목표', numeric: true, cell: (row) => row.target.toFixed(3), sort: (row) => row.target },
]
const table = h(DataTable, { caption: '표', columns, rows, rowId: (row) => String(row.id), rowName: (row) => row.name })
createRoot(document.getElementById('root')).render(table)
`

/** A page as the server sends it, without what the browser runs of it. */
export interface Drawn {
  readonly head: string
  readonly root: string
}
/** The pieces of a page of the product; an error where the server has not drawn it. */
export function drawnOf(html: string): Drawn {
  const [, head] = /<head>(.*)<\/head>/s.exec(html) ?? []
  const [, root] = /<div id="root" inert>(.*)<\/div>\s*<template id="program">/s.exec(html) ?? []
  if (head === undefined || root === undefined) throw new Error('the server has not drawn the page')
  return { head: head.replaceAll(/ nonce="[^"]*"/g, ''), root: root.replaceAll(/<script.*?<\/script>/gs, '') }
}
/** The built files that such a page is seen with. */
export const ASSETS = join(ROOT, 'dist/client/assets')

/**
 * Built as the product is, and served with the rows as tRPC would answer them; the `drawn` pages beside them as files that nothing stands
 * behind. Returns how to stop.
 */
export async function servePages(
  port: number,
  rows: () => readonly unknown[],
  drawn: ReadonlyMap<string, Drawn> = new Map(),
): Promise<() => void> {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER, { recursive: true })
  const text = new Map<string, readonly [type: string, body: string]>()
  for (const [name, source] of Object.entries({ bare: BARE, table: TABLE })) {
    const entry = join(FOLDER, `${name}.ts`)
    writeFileSync(entry, source)
    const outDir = join(FOLDER, name)
    await build({
      configFile: false,
      root: ROOT,
      logLevel: 'warn',
      define: { 'process.env.NODE_ENV': '"production"' },
      plugins: [react({ jsxImportSource: '#jsx' })],
      build: { outDir, lib: { entry, formats: ['es'], fileName: 'page', cssFileName: 'page' }, minify: true, cssMinify: false },
    })
    const built = (file: string) => {
      try {
        return readFileSync(join(outDir, file), 'utf8')
      } catch {
        return ''
      }
    }
    text.set(`/${name}.js`, ['text/javascript', built('page.js')])
    text.set(`/${name}.css`, ['text/css', built('page.css')])
    const head = `<link rel="icon" href="data:,"><link rel="stylesheet" href="/${name}.css"><script type="module" src="/${name}.js"></script>`
    text.set(`/${name}`, [
      'text/html',
      `<!doctype html><html lang="ko"><head><meta charset="utf-8">${head}</head><body><div id="root"></div></body></html>`,
    ])
  }
  for (const [name, { head, root }] of drawn)
    text.set(`/still-${name}`, [
      'text/html',
      `<!doctype html><html lang="ko"><head>${head}</head><body><div id="root">${root}</div></body></html>`,
    ])
  const server = createServer((request, response) => {
    const [path = ''] = (request.url ?? '').split('?')
    const packed = path.endsWith('.css') && path.startsWith('/assets/')
    if (packed || path.endsWith('.woff2')) {
      response.setHeader('content-type', packed ? 'text/css' : 'font/woff2')
      if (packed) response.setHeader('content-encoding', 'br')
      return void response.end(readFileSync(join(ASSETS, `${basename(path)}${packed ? '.br' : ''}`)))
    }
    const file = text.get(path)
    response.setHeader('content-type', `${file?.[0] ?? 'application/json'}; charset=utf-8`)
    response.end(file?.[1] ?? JSON.stringify([{ result: { data: rows() } }]))
  }).listen(port, '127.0.0.1')
  return () => {
    server.closeAllConnections()
    server.close()
  }
}
