/**
 * The limit of a cold start: all that the server starts with is loaded (the packages, the machine code, our own modules), as compiled as ours,
 * and the store is opened; nothing of ours is run. argv: port, file.
 */
import { createRequire, enableCompileCache } from 'node:module'
import { join } from 'node:path'

enableCompileCache(join(import.meta.dirname, '../../dist/compiled'))
await import('../../dist/server/main.js')
const { default: BetterSqlite3 } = await import('better-sqlite3')
const [, , port, file] = process.argv
const sqlite = new BetterSqlite3(file)
sqlite.pragma('journal_mode = WAL')
const head = sqlite.prepare('select seq from audit_head')
// As ours: an import of it would load a client for HTTP too.
const { createServer } = createRequire(import.meta.url)('node:http')
createServer((_, response) => response.end(JSON.stringify(head.get()))).listen(Number(port), '127.0.0.1')
