import { enableCompileCache } from 'node:module'
import { buildIfStale } from './build-if-stale.ts'

// Keeps what V8 compiled of our packages: a second start skips a third of its work.
enableCompileCache()
await buildIfStale()
const { run } = await import('../server/main.ts')
await run()
