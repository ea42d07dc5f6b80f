import { buildIfStale } from './build-if-stale.ts'
import { server } from './built-server.ts'

const { run } = await server(await buildIfStale())
await run(undefined, { screensBuilt: true })
