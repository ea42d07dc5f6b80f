import { execFileSync, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../helpers/spawn-node.ts'
import { temporaryFolder } from '../helpers/stores.ts'

/** Read as a plan would be: by the threads of the archive, which are files of their own there. */
const PLAN = `| 전략목표 | 정책사업목표 |\n|---|---|\n| 소통 | 협력 |\n`

/**
 * What an office does with the archive, as an account without rights, in a folder it cannot write, and without any network: needs root on
 * Linux. The steps run in one shell, because nobody outside of the namespace reaches the server.
 */
test.skipIf(process.platform !== 'linux' || process.getuid?.() !== 0)(
  'an archive starts, is used, backed up, restored and verified without network',
  () => {
    execFileSync('npm', ['run', 'pack'], { cwd: ROOT, stdio: 'pipe' })
    const archive = readdirSync(join(ROOT, 'dist/pack')).find((name) => name.endsWith(`linux-${process.arch}.tar.gz`)) ?? ''
    const folder = temporaryFolder()
    execFileSync('chmod', ['755', folder.path])
    execFileSync('tar', ['xzf', join(ROOT, 'dist/pack', archive), '-C', folder.path])
    const program = join(folder.path, archive.replace('.tar.gz', ''))
    const data = join(folder.path, 'data')
    mkdirSync(data)
    chownSync(data, 65534, 65534)
    const settings = join(folder.path, 'jipyo.env')
    writeFileSync(settings, `SIGN_IN=accounts\nPORT=5961\nDATA_FOLDER=${data}\nBACKUP_HOUR=2\n`, { mode: 0o600 })
    chownSync(settings, 65534, 65534)
    const plan = join(folder.path, 'plan.md')
    writeFileSync(plan, PLAN)
    writeFileSync(
      join(folder.path, 'steps.sh'),
      `set -e
export SETTINGS_FILE=${settings}
as() { setpriv --reuid=65534 --regid=65534 --clear-groups "$@"; }
ip link set lo up
cd /
if as touch ${program}/x 2>/dev/null; then echo WRITABLE; fi
# No function: the number of its shell is not that of the server.
setpriv --reuid=65534 --regid=65534 --clear-groups ${program}/jipyo start > ${data}/log 2>&1 & server=$!
trap 'kill $server 2>/dev/null || true' EXIT
until grep -q 'claim#' ${data}/log; do sleep 0.1; done
token=$(sed -n 's/.*claim#\\([A-Za-z0-9_-]*\\).*/\\1/p' ${data}/log | head -1)
curl -s -o /dev/null -w 'page %{http_code}\\n' -H 'accept: text/html' http://localhost:5961/overview
curl -s -o /dev/null -w 'claim %{http_code}\\n' -H 'origin: http://localhost:5961' -H 'content-type: application/json' \\
  -d "{\\"token\\":\\"$token\\",\\"name\\":\\"기획\\",\\"username\\":\\"chief\\",\\"password\\":\\"correct horse battery\\"}" http://localhost:5961/api/auth/claim
curl -s -o /dev/null -w 'sign-in %{http_code}\\n' -H 'origin: http://localhost:5961' -H 'content-type: application/json' \\
  -d '{"username":"chief","password":"correct horse battery"}' http://localhost:5961/api/auth/sign-in/username
until grep -q 'the nightly backup was made' ${data}/log; do sleep 0.1; done
as ${program}/jipyo backup ${data}/copy.sqlite
as ${program}/jipyo import ${plan} --dry-run || echo "import $?"
as ${program}/jipyo score --year 2024 | tail -3
kill $server; wait $server || true
as ${program}/jipyo restore ${data}/copy.sqlite
as ${program}/jipyo verify-audit
`,
    )
    const said = execFileSync('unshare', ['-n', 'bash', join(folder.path, 'steps.sh')], { encoding: 'utf8', timeout: 300_000 })
    for (const line of ['page 200', 'claim 200', 'sign-in 200', '백업했습니다', '98.47', '복구했습니다', '변조 없음'])
      expect(said).toContain(line)
    expect(said).not.toContain('WRITABLE')
    expect(said).not.toContain('file-damaged')
    expect(readdirSync(join(data, 'backups')).some((name) => name.startsWith('jipyo.night-'))).toBe(true)
    expect(existsSync(join(program, 'data/local'))).toBe(false)
    const unit = readFileSync(join(program, 'jipyo.service'), 'utf8')
    expect(unit).toContain('ExecStart=/opt/jipyo/jipyo start')
    // systemd itself does not run in a container; its own check of the unit does.
    if (existsSync('/usr/bin/systemd-analyze')) {
      const placed = join(folder.path, 'jipyo.service')
      writeFileSync(placed, unit.replaceAll('/opt/jipyo', program).replaceAll('/var/lib/jipyo', data))
      const checked = spawnSync('systemd-analyze', ['verify', placed], { encoding: 'utf8' })
      expect([checked.status, checked.stdout, checked.stderr]).toEqual([0, '', ''])
    }
    folder.remove()
  },
)
