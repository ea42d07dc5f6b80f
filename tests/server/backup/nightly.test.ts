import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openStore } from '#data/database.ts'
import { migrate } from '#data/migrate.ts'
import { type BackupAnswer, backUpNight } from '#server/backup/night.ts'
import { backUpIfDue, backupThread, type Nightly } from '#server/backup/nightly.ts'
import { backupState, dueBefore } from '#server/backup/state.ts'
import { readConfig } from '#server/config.ts'
import { noticesFor } from '#server/notices/notices.ts'
import { keptPath } from '#server/evidence/vault.ts'
import { disksOf, inTime, isShort, sizeOf } from '#server/system/disks.ts'
import { keptEvidence } from '../../helpers/kept-evidence.ts'
import { KEY, openOffice, person } from '../../helpers/people.ts'
import { freshPlace, onBothStores, temporaryFolder, useStore } from '../../helpers/stores.ts'

const at = (text: string) => new Date(`${text}:00+09:00`)

test('a night is due from its hour in Seoul on, until the next one', () => {
  expect(dueBefore(at('2026-11-29T02:00'), 2)).toEqual({ night: '2026-11-29', at: at('2026-11-29T02:00') })
  expect(dueBefore(at('2026-11-29T01:59'), 2).night).toBe('2026-11-28')
  expect(dueBefore(at('2026-11-29T23:59'), 0).at).toEqual(at('2026-11-29T00:00'))
  expect(dueBefore(at('2026-03-01T05:00'), 23)).toEqual({ night: '2026-02-28', at: at('2026-02-28T23:00') })
})

const made: BackupAnswer = { kind: 'made', made: { bytes: 2048, evidence: { copied: 2, missing: [] } } }
const failed = (failure: 'folder' | 'disk-full'): BackupAnswer => ({ kind: 'failed', failure, message: 'why' })

onBothStores('the backup of a night', (kind) => {
  const store = useStore(kind, migrate)
  const folder = temporaryFolder()
  const config = readConfig({
    ...(kind === 'postgres' && { DATABASE_URL: 'postgres://nobody@nowhere.invalid/none' }),
    DATA_FOLDER: folder.path,
    BACKUP_HOUR: '2',
    BACKUP_KEEP_DAYS: '3',
    DISK_WARNING_PERCENT: '0',
  })
  const calls: string[] = []
  const when = (text: string, answer: BackupAnswer = made): Nightly => ({
    store: store(),
    config,
    auditKey: KEY,
    clock: () => at(text),
    make: (task) =>
      answer.kind === 'failed'
        ? Promise.resolve(answer)
        : backUpNight(
            task,
            () => undefined,
            (_, file, earlier) => {
              calls.push(`${file.slice(-24)} ${earlier?.slice(-24) ?? ''}`.trim())
              mkdirSync(config.backup.folder, { recursive: true })
              writeFileSync(file, 'whole')
              return Promise.resolve(answer.made)
            },
          ),
  })
  const state = (text: string) => backupState(store().db, config.backup, at(text))
  const admin = person('chief', 'administrator')
  const notices = async (text: string, user = admin) =>
    (await noticesFor(store().db, user, at(text), text.slice(0, 10), config)).notices.filter((n) => n.kind === 'backup')

  test('is made once, whoever looks; a failed one is tried three times an hour apart; nothing where no hour is set', async () => {
    expect(
      await backUpIfDue({ ...when('2026-11-01T02:30'), config: { ...config, backup: { ...config.backup, hour: null } } }),
    ).toBeNull()
    const first = when('2026-11-01T02:30')
    let second: unknown = 'not asked'
    const whole = await backUpIfDue({
      ...first,
      make: async (task) => {
        // Another instance looks while this one is at it; a file has one server.
        if (kind === 'postgres') second = await backUpIfDue(when('2026-11-01T02:30'))
        return first.make?.(task) ?? made
      },
    })
    expect([whole?.kind, second]).toEqual(['made', kind === 'postgres' ? null : 'not asked'])
    expect(calls).toHaveLength(1)
    expect(await backUpIfDue(when('2026-11-01T09:00'))).toBeNull()
    for (const [time, tried] of [
      ['02:00', true],
      ['02:30', false],
      ['03:01', true],
      ['05:00', true],
      ['07:00', false],
    ] as const)
      expect([time, (await backUpIfDue(when(`2026-11-02T${time}`, failed('disk-full')))) !== null]).toEqual([time, tried])
    expect(await state('2026-11-02T07:00')).toMatchObject({
      failure: { why: 'disk-full' },
      missed: 1,
      trouble: true,
      last: { night: '2026-11-01' },
    })
    expect(await notices('2026-11-02T07:00')).toMatchObject([{ kind: 'backup', failure: 'disk-full', missed: 1 }])
    expect(await notices('2026-11-02T07:00', person('kim', 'evaluator'))).toEqual([])
    // The next night, a server that was off at the hour makes it up.
    expect(await backUpIfDue(when('2026-11-03T11:00'))).toMatchObject({ kind: 'made' })
    expect(await state('2026-11-03T11:00')).toMatchObject({
      failure: null,
      missed: 0,
      trouble: false,
      last: { night: '2026-11-03', size: 2048 },
    })
    expect(await notices('2026-11-03T11:00')).toEqual([])
  })

  test('one night without is no alarm, two are; old ones go when a new one stands, and what is not ours stays', async () => {
    expect(await state('2026-11-04T09:00')).toMatchObject({ missed: 1, trouble: false })
    expect(await state('2026-11-05T04:00')).toMatchObject({ missed: 1, trouble: false })
    expect(await state('2026-11-05T06:00')).toMatchObject({ missed: 2, trouble: true })
    expect(await notices('2026-11-05T06:00')).toMatchObject([{ failure: null, missed: 2 }])
    mkdirSync(join(config.backup.folder, 'jipyo.night-2026-11-01.sqlite.evidence'), { recursive: true })
    for (const name of ['jipyo.2026-01-01.sqlite', 'night-2020-01-01.sqlite', 'jipyo.night-2026-11-02.dump.part'])
      writeFileSync(join(config.backup.folder, name), 'x')
    await backUpIfDue(when('2026-11-06T02:00', failed('folder')))
    expect(readdirSync(config.backup.folder)).toHaveLength(6)
    await backUpIfDue(when('2026-11-06T04:00'))
    const end = kind === 'sqlite' ? 'sqlite' : 'dump'
    expect(calls.at(-1)).toBe(`${`jipyo.night-2026-11-06.${end}`.slice(-24)} ${`jipyo.night-2026-11-03.${end}`.slice(-24)}`)
    expect(readdirSync(config.backup.folder).toSorted()).toEqual(
      [
        'jipyo.2026-01-01.sqlite',
        'jipyo.night-2026-11-02.dump.part',
        `jipyo.night-2026-11-03.${end}`,
        `jipyo.night-2026-11-06.${end}`,
        'night-2020-01-01.sqlite',
        ...(kind === 'sqlite' ? [] : ['jipyo.night-2026-11-01.sqlite.evidence']),
      ].toSorted(),
    )
    folder.remove()
  })
})

describe('the copy itself', () => {
  test('a thread makes it, evidence is stored once over all nights, and what is missing is told', async () => {
    const [live, folder] = [await freshPlace('sqlite'), temporaryFolder()]
    const store = openStore(live.url)
    const office = await openOffice(store)
    const [id = 0] = office.ids.values()
    const sha256 = await keptEvidence(store, id, Buffer.from('%PDF-1.7 증빙'), folder.path)
    const config = readConfig({ DATA_FOLDER: folder.path, DATABASE_URL: live.url, BACKUP_HOUR: '2' })
    const night = (text: string) => backUpIfDue({ store, config, auditKey: KEY, clock: () => at(text) })
    expect(await night('2026-11-01T02:00')).toMatchObject({
      kind: 'made',
      made: { evidence: { copied: 1, missing: [] } },
    })
    expect(await night('2026-11-02T02:00')).toMatchObject({ kind: 'made', made: { evidence: { copied: 1, missing: [] } } })
    const [first, second] = ['01', '02'].map((day) => join(config.backup.folder, `jipyo.night-2026-11-${day}.sqlite`))
    expect([existsSync(first ?? ''), existsSync(`${second}.part`)]).toEqual([true, false])
    const copies = [first, second].map((one) => statSync(keptPath(`${one}.evidence`, sha256)))
    expect(new Set(copies.map(({ ino }) => ino)).size).toBe(1)
    expect((await sizeOf(config.backup.folder)).files).toBe(3)
    for (const { mode } of [...copies, statSync(first ?? '')]) expect(mode & 0o077).toBe(0)
    const lost = await keptEvidence(store, id, Buffer.from('gone'), null)
    expect(await night('2026-11-03T02:00')).toMatchObject({ made: { evidence: { missing: [lost] } } })
    expect(await backupState(store.db, config.backup, at('2026-11-03T09:00'))).toMatchObject({
      missed: 0,
      trouble: true,
      last: { evidenceMissing: 1 },
    })
    // A file where the folder should be.
    writeFileSync(join(folder.path, 'no-folder'), '')
    const wrong = { ...config, backup: { ...config.backup, folder: join(folder.path, 'no-folder', 'here') } }
    expect(await backUpIfDue({ store, config: wrong, auditKey: KEY, clock: () => at('2026-11-04T02:00') })).toMatchObject({
      kind: 'failed',
      failure: 'folder',
    })
    // A folder that does not answer in time, as a share whose server is away: given up, and no second thread goes the same way.
    const make = backupThread(undefined, { reach: 0, whole: 0 })
    const hanging = (text: string) => backUpIfDue({ store, config, auditKey: KEY, clock: () => at(text), make })
    const answers = [await hanging('2026-11-05T02:00'), await hanging('2026-11-05T04:00')]
    expect(answers).toMatchObject([
      { failure: 'no-answer', message: 'no answer for 0 seconds' },
      { failure: 'no-answer', message: expect.stringContaining('still hangs') as string },
    ])
    expect(await backupState(store.db, config.backup, at('2026-11-05T09:00'))).toMatchObject({
      trouble: true,
      failure: { why: 'no-answer' },
    })
    await store.close()
    await live.remove()
    folder.remove()
  })
})

test('a folder that hangs is waited for once, and never asked a second time while it hangs', async () => {
  let asked = 0
  let answer = (_: string) => {}
  const look = () =>
    inTime(
      'disk /share',
      () => {
        asked += 1
        return new Promise<string>((resolve) => (answer = resolve))
      },
      20,
    )
  expect([await look(), await look(), asked]).toEqual([undefined, undefined, 1])
  expect(await inTime('disk /data', () => Promise.resolve('there'))).toBe('there')
  // Its server is back.
  answer('late')
  await expect.poll(() => inTime('disk /share', () => Promise.resolve('there'))).toBe('there')
})

test('a disk is short below its percent; each disk once, by the folders that are there', async () => {
  expect(isShort({ folder: '', free: 99, total: 1000 }, 10)).toBe(true)
  expect(isShort({ folder: '', free: 100, total: 1000 }, 10)).toBe(false)
  const folder = temporaryFolder()
  const config = readConfig({ DATA_FOLDER: join(folder.path, 'not/made/yet') })
  const { disks, silent } = await disksOf(config)
  expect(silent).toEqual([])
  expect(disks).toEqual([{ folder: folder.path, free: expect.any(Number) as number, total: expect.any(Number) as number }])
  const store = openStore(join(folder.path, 'disk.sqlite'))
  await migrate(store)
  const admin = person('chief', 'administrator')
  const of = async (percent: number) =>
    (await noticesFor(store.db, admin, new Date(), '2026-11-29', { ...config, diskWarning: percent })).notices.filter(
      (n) => n.kind === 'disk',
    )
  expect([await of(0), await of(100)]).toEqual([[], [expect.objectContaining({ folder: folder.path })]])
  await store.close()
  folder.remove()
})
