import type { Db } from '#data/database.ts'
import { seoulDay } from '#domain/entry/due.ts'
import { backupState } from '../backup/state.ts'
import type { MachineSettings } from '../config.ts'
import { disksOf, isShort } from '../system/disks.ts'
import { midnight } from './due.ts'
import type { Found } from './notice.ts'

/** Backups that fail or are missed, and a disk that gets full, for whoever keeps the machine: told anew each day while it lasts. */
export async function machineNotices(db: Db, machine: MachineSettings, now: Date): Promise<Found[]> {
  const today = seoulDay(now)
  const backup = await backupState(db, machine.backup, now)
  const { disks, silent } = await disksOf(machine)
  const short = disks.filter((disk) => isShort(disk, machine.diskWarning))
  const away = machine.backup.hour !== null && silent.includes(machine.backup.folder)
  const [worst] = short.toSorted((a, b) => a.free / a.total - b.free / b.total)
  return [
    ...(backup.trouble || away
      ? [
          {
            kind: 'backup' as const,
            key: `backup:${today}`,
            at: backup.failure?.at ?? midnight(today),
            missed: backup.missed,
            failure: away ? ('no-answer' as const) : (backup.failure?.why ?? null),
            last: backup.last?.at ?? null,
          },
        ]
      : []),
    ...(worst
      ? [
          {
            kind: 'disk' as const,
            key: `disk:${today}`,
            at: midnight(today),
            folder: worst.folder,
            free: worst.free,
            total: worst.total,
          },
        ]
      : []),
  ]
}
