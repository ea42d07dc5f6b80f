import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

// Keeps what V8 compiled, and our sources without their types: a second start skips a third of its work. Plain JavaScript, so that it
// holds from our first source on. In our own folder, where nobody else can put code.
enableCompileCache(join(import.meta.dirname, '../dist/compiled'))
// The bundle itself sees whether it is made of the files that are there: then no source is read.
const { isFresh, SCREENS, BUNDLE, run } = await import('../dist/server/main.js').catch(() => ({}))
if (isFresh?.(SCREENS) && isFresh(BUNDLE)) await run(undefined, { screensBuilt: true })
else await import('./start.ts')
