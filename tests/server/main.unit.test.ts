import { existsSync, readdirSync, statSync, writeFileSync, chownSync, chmodSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freePort } from '../helpers/free-port.ts'
import { readableByNobody, spawnNode } from '../helpers/spawn-node.ts'
import { temporaryFolder } from '../helpers/stores.ts'

const NOBODY = { uid: 65534, gid: 65534 }

test.skipIf(process.getuid?.() !== 0 || !readableByNobody())(
  'as the unit of the README runs it: an account of its own, a program it cannot write, one file of settings for server and scripts',
  async () => {
    const folder = temporaryFolder()
    chownSync(folder.path, NOBODY.uid, NOBODY.gid)
    const settings = join(folder.path, 'jipyo.env')
    const data = join(folder.path, 'data')
    const port = await freePort()
    writeFileSync(settings, `SIGN_IN=accounts\nPORT=${port}\nPUBLIC_URL=http://127.0.0.1:${port}\nDATA_FOLDER=${data}\n`)
    chownSync(settings, NOBODY.uid, NOBODY.gid)
    chmodSync(settings, 0o600)
    const env = { SETTINGS_FILE: settings }
    const script = async (name: string, ...args: string[]) => spawnNode(`scripts/${name}.ts`, args, env, NOBODY).ended
    const server = spawnNode('server/main.ts', [], env, NOBODY)
    await server.until('claim#')
    expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200)
    expect((await script('score', '--year', '2024')).out).toContain('96.07')
    const backup = await script('backup', join(folder.path, 'copy.sqlite'))
    expect([backup.code, existsSync(join(folder.path, 'copy.sqlite'))]).toEqual([0, true])
    const verified = await script('verify-audit')
    expect([verified.code, verified.out]).toEqual([0, expect.stringContaining(data)])
    expect((await script('account-link', 'nobody-here')).err).toContain('그런 아이디가 없습니다')
    expect((await server.stop()).code).toBe(0)
    // Started again before anybody used the first address: it says that only the new one is good.
    const again = spawnNode('server/main.ts', [], env, NOBODY)
    await again.until('앞서 나온 주소는 이제 쓸 수 없습니다')
    expect((await again.stop()).code).toBe(0)
    expect((await script('restore', join(folder.path, 'copy.sqlite'))).code).toBe(0)
    for (const name of readdirSync(data)) expect([name, statSync(join(data, name)).mode & 0o077]).toEqual([name, 0])
    // Where the account may write nothing, the message names the setting.
    const closed = await spawnNode('server/main.ts', [], { PORT: String(port), DATA_FOLDER: '/usr/jipyo' }, NOBODY).ended
    expect([closed.code, closed.err]).toEqual([1, expect.stringMatching(/쓸 수 없습니다.*DATA_FOLDER.*EACCES/s)])
    folder.remove()
  },
)
