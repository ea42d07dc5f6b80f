import { execFileSync } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freePort } from '../helpers/free-port.ts'
import { spawnNode } from '../helpers/spawn-node.ts'
import { temporaryFolder } from '../helpers/stores.ts'

/** Mounts a file system whose server never answers: whoever looks into `folder` hangs until `back` is called. Needs root on Linux. */
function hangingShare(folder: string): { back(): void } {
  const device = openSync('/dev/fuse', 'r+')
  execFileSync('mount', ['-i', '-t', 'fuse', '-o', 'fd=3,rootmode=40000,user_id=0,group_id=0,allow_other', 'hanging', folder], {
    stdio: ['ignore', 'pipe', 'pipe', device],
  })
  return {
    back() {
      closeSync(device)
      execFileSync('umount', [folder])
    },
  }
}

test.skipIf(process.getuid?.() !== 0 || !existsSync('/dev/fuse'))(
  'a backup folder on a share that hangs: people work on, and the system page and the bell say so',
  { timeout: 180_000 },
  async () => {
    const folder = temporaryFolder()
    const [data, mount] = ['data', 'share'].map((name) => join(folder.path, name)) as [string, string]
    mkdirSync(mount)
    const port = await freePort()
    const origin = `http://localhost:${port}`
    const share = hangingShare(mount)
    const server = spawnNode('server/main.ts', [], {
      PORT: String(port),
      DATA_FOLDER: data,
      BACKUP_FOLDER: join(mount, 'backups'),
      BACKUP_HOUR: '2',
    })
    try {
      await server.until(origin)
      const signIn = await fetch(`${origin}/api/auth/demonstration`, {
        method: 'POST',
        headers: { origin, 'content-type': 'application/json' },
        body: JSON.stringify({ role: 'administrator' }),
      })
      const headers = {
        cookie: signIn.headers
          .getSetCookie()
          .map((one) => one.split(';')[0])
          .join('; '),
      }
      const ask = async (path: string) => {
        const from = performance.now()
        const answer = await fetch(`${origin}${path}`, { headers })
        return { status: answer.status, text: await answer.text(), seconds: (performance.now() - from) / 1000 }
      }
      // Many look at once, and again: none of them takes the server's threads for files.
      const looks = await Promise.all(Array.from({ length: 12 }, () => ask('/trpc/system.status')))
      for (const { status, seconds, text } of looks) {
        expect([status, seconds < 15]).toEqual([200, true])
        expect(text).toContain(`"silent":["${join(mount, 'backups')}"]`)
        expect(text).toContain('"backups":null')
        expect(text).toContain('"disks":[{"folder":')
      }
      expect((await ask('/trpc/system.status')).seconds).toBeLessThan(3)
      expect(await ask('/health')).toMatchObject({ status: 200 })
      expect((await ask('/trpc/notices.list')).text).toContain('"failure":"no-answer"')
      await server.until('the nightly backup failed')
      expect((await ask('/trpc/system.status')).text).toContain('"why":"no-answer"')
      share.back()
      const { code, err } = await server.stop()
      expect([code, err]).toEqual([0, expect.not.stringContaining('Error')])
    } finally {
      server.child.kill('SIGKILL')
      if (execFileSync('mount', { encoding: 'utf8' }).includes(mount)) share.back()
      folder.remove()
    }
  },
)
