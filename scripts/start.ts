import { buildIfStale } from './build-if-stale.ts'

await buildIfStale()
const { run } = await import('../server/main.ts')
await run()
