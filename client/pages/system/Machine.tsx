import { formatDateTime, formatNumber, formatPercent } from '../../format.ts'
import { useLanguage, useText } from '../../language.tsx'
import { fileSize } from '../../shared/value/evidence/uploads.ts'
import type { Outputs } from '../../trpc.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Card } from '../../ui/Card.tsx'
import { systemMessages } from './messages.ts'
import styles from './system.module.css'

type MachineStatus = NonNullable<Outputs['system']['status']['machine']>
type Disk = MachineStatus['disks'][number]

const percentOf = ({ free, total }: Disk) => formatPercent((free / total) * 100)

/** How much data, evidence and backups take, and what is left; in words of its own where it gets short. */
export function Space({ machine }: { machine: MachineStatus }) {
  const t = useText(systemMessages)
  const language = useLanguage()
  const size = (bytes: number) => fileSize(bytes, language)
  const sized = (one: MachineStatus['backups']) => (one === null ? t.noAnswer : t.files(size(one.bytes), formatNumber(one.files)))
  const [tightest] = machine.disks.toSorted((a, b) => a.free / a.total - b.free / b.total)
  const headline =
    tightest === undefined ? t.space : tightest.short ? t.spaceShort(percentOf(tightest)) : t.spaceLeft(percentOf(tightest))
  return (
    <Card headline={headline} subtitle={t.spaceWhat}>
      {tightest?.short === true && <Banner kind="warn">{t.spaceDo}</Banner>}
      <dl className={styles.pairs}>
        <div>
          <dt>{t.databaseSize}</dt>
          <dd>{size(machine.database)}</dd>
        </div>
        {(['evidence', 'backups'] as const).map((key) => (
          <div key={key}>
            <dt>{t[key]}</dt>
            <dd>{sized(machine[key])}</dd>
          </div>
        ))}
        {machine.disks.map((disk) => (
          <div key={disk.folder}>
            <dt>{t.disk}</dt>
            <dd>
              {t.free(size(disk.free), size(disk.total), percentOf(disk))}
              <br />
              <code>{disk.folder}</code>
            </dd>
          </div>
        ))}
        {machine.silent.map((folder) => (
          <div key={folder}>
            <dt>{t.disk}</dt>
            <dd>
              {t.noAnswer}
              <br />
              <code>{folder}</code>
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}

/** Whether the nightly backups are made; what to do where they are not. */
export function Backups({ machine: { backup, silent } }: { machine: MachineStatus }) {
  const t = useText(systemMessages)
  const language = useLanguage()
  const { last } = backup
  const { headline, advice } = standOf(backup, silent.includes(backup.folder), t)
  return (
    <Card headline={headline} subtitle={t.backupWhat}>
      {advice !== null && <Banner kind={backup.hour === null ? 'info' : 'warn'}>{advice}</Banner>}
      {backup.hour !== null && (
        <dl className={styles.pairs}>
          <div>
            <dt>{t.backupLast}</dt>
            <dd>
              {last === null
                ? t.none
                : t.backupSize(formatDateTime(last.at), fileSize(last.size, language), formatNumber(last.evidenceFiles))}
            </dd>
          </div>
          <div>
            <dt>{t.backupAt}</dt>
            <dd>{t.backupHour(String(backup.hour).padStart(2, '0'))}</dd>
          </div>
          <div>
            <dt>{t.backupKept}</dt>
            <dd>{t.backupDays(backup.keepDays)}</dd>
          </div>
          <div>
            <dt>{t.backupFolder}</dt>
            <dd>
              <code>{backup.folder}</code>
            </dd>
          </div>
        </dl>
      )}
    </Card>
  )
}

function standOf(
  { hour, last, failure, missed, trouble }: MachineStatus['backup'],
  away: boolean,
  t: ReturnType<typeof useText<typeof systemMessages>>,
): { readonly headline: string; readonly advice: string | null } {
  if (hour === null) return { headline: t.backupOff, advice: t.backupOffDo }
  if (away) return { headline: missed > 1 ? t.backupMissed(missed) : t.backupAway, advice: t['why-no-answer'] }
  if (failure !== null) return { headline: missed > 1 ? t.backupMissed(missed) : t.backupFailed, advice: t[`why-${failure.why}`] }
  if (trouble && missed > 1) return { headline: t.backupMissed(missed), advice: t['why-failed'] }
  if (last === null) return { headline: t.backupWaits, advice: null }
  if (last.evidenceMissing > 0) return { headline: t.backupLacks(last.evidenceMissing), advice: t.backupLacksDo }
  return { headline: t.backupDone(formatDateTime(last.at)), advice: null }
}
