import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openStore } from '#data/database.ts'
import { sessions } from '../../scripts/bench/sessions.ts'
import { freePort } from '../helpers/free-port.ts'
import { spawnNode } from '../helpers/spawn-node.ts'
import { temporaryFolder } from '../helpers/stores.ts'

const MB = 1024 * 1024
const SECRET = 'a secret of the uploads, of no use elsewhere'

/** Ten people send four files of 19 MB each, all at once. */
test.skipIf(process.platform !== 'linux')('40 uploads of 19 MB at once stay under 800 MB of memory', async () => {
  const folder = temporaryFolder()
  const file = join(folder.path, 'jipyo.sqlite')
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const server = spawnNode('server/main.ts', [], {
    DATA_FOLDER: folder.path,
    PORT: String(port),
    PUBLIC_URL: origin,
    AUTH_SECRET: SECRET,
    SIGN_IN: 'accounts',
    EVIDENCE_MAX_FILES: '200',
  })
  try {
    await server.until('claim#')
    const store = openStore(file)
    const { id: indicatorId, d: departmentId } = await store.db
      .selectFrom('indicator')
      .select(['id', 'department_id as d'])
      .orderBy('id')
      .executeTakeFirstOrThrow()
    await store.close()
    const cookies = await sessions(file, origin, SECRET, 10, { role: 'evaluator', departmentId })
    const before = memoryOf(server.child.pid)
    const statuses = await Promise.all(
      Array.from({ length: 40 }, async (_, n) => {
        const answer = await fetch(`${origin}/files/evidence/${indicatorId}/2025/0?request=${randomUUID()}`, {
          method: 'PUT',
          body: Buffer.alloc(19 * MB, `file ${n} of forty\n`),
          headers: {
            'content-type': 'application/octet-stream',
            'x-file-name': `${n}.txt`,
            origin,
            cookie: cookies[n % cookies.length] ?? '',
          },
        })
        return `${answer.status} ${answer.status === 200 ? '' : await answer.text()}`
      }),
    )
    expect(new Set(statuses)).toEqual(new Set(['200 ']))
    const most = memoryOf(server.child.pid)
    console.log(`memory of the server: ${before} MB before, ${most} MB at most`)
    expect(most).toBeLessThan(800)
    await wait(200)
    expect(readdirSync(join(folder.path, 'incoming'))).toEqual([])
  } finally {
    await server.stop()
    folder.remove()
  }
})

/** The most a process ever had in memory, MB. */
function memoryOf(pid: number | undefined): number {
  const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid ?? 0}/status`, 'utf8'))?.[1]
  return Math.round(Number(kilobytes) / 1024)
}
