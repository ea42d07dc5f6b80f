import { yearTarget } from '#domain/scoring/target-change.ts'
import { may } from '#domain/entry/permissions.ts'
import { formatDate, formatDateTime, withUnit } from '../../../format.ts'
import { useFrame } from '../../../frame/use-frame.ts'
import { Korean, useLanguage, useText } from '../../../language.tsx'
import { categoryWord } from '../../../messages.ts'
import { usePeriodNames } from '../../../shared/text/period-name.ts'
import { HistoryFold } from '../../../shared/value/history/ValueHistory.tsx'
import { type Detail } from '../figures.ts'
import { panelTexts } from '../messages-panel.ts'
import { FINALITY, STAGE, TARGET_STAGE, useWord } from '../words.ts'
import { Section } from './Section.tsx'
import styles from './indicator.module.css'

type Target = Detail['targets'][number]

/** Every target ever set, newest year first: a revised one stands beside what it replaced. */
export function TargetHistory({ detail }: { detail: Detail }) {
  const t = useText(panelTexts)
  const revised = detail.targets.filter((v) => v.stage === 'revised').length
  const today = useFrame()?.today ?? ''
  const years = [...Map.groupBy(detail.targets, (v) => v.year)].toSorted(([a], [b]) => a - b)
  return (
    <Section title={t.targets} note={revised === 0 ? t.targetsStand : t.targetsRevised(revised)}>
      <ol className={styles.entries}>
        {years.map(([year, versions]) => (
          <li key={year} className={styles.entry}>
            {versions
              .toSorted((a, b) => b.revision - a.revision)
              .map((v) => (
                <TargetVersion
                  key={v.revision}
                  version={v}
                  unit={detail.unit}
                  inForce={v.revision === yearTarget(versions, year, today)?.inForce.revision}
                  only={versions.length === 1}
                />
              ))}
          </li>
        ))}
      </ol>
    </Section>
  )
}

function TargetVersion({ version, unit, inForce, only }: { version: Target; unit: string; inForce: boolean; only: boolean }) {
  const t = useText(panelTexts)
  const word = useWord()
  const value = version.value === null ? t.noTarget : withUnit(version.value, unit)
  return (
    <div>
      <p className={styles.entryHead}>
        <span>
          {version.year} · <span className={inForce ? undefined : styles.replaced}>{value}</span>
        </span>
        <span className="muted">
          {word(TARGET_STAGE[version.stage])}
          {only ? '' : ` · ${inForce ? t.inForce : t.replaced}`}
        </span>
      </p>
      {(!only || version.stage === 'revised') && (
        <p className="muted">
          {t.from} {formatDate(version.effectiveOn)}
          {version.approvedBy !== null && version.approvedBy !== '' && <> · {version.approvedBy}</>}
        </p>
      )}
      {version.reason !== null && (
        <p>
          {t.reason}: <Korean>{version.reason}</Korean>
        </p>
      )}
      {!only && (
        <p className="muted">
          {version.recordedBy} · {formatDateTime(version.recordedAt)}
        </p>
      )}
    </div>
  )
}

type Revision = Detail['revisions'][number]

/** 변경 이력 of each value for those who see the department's entries; the plain list of versions for everybody else. */
export function Histories({ detail }: { detail: Detail }) {
  const t = useText(panelTexts)
  const user = useFrame()?.user
  // Not asked in vain: the server puts on record who reaches for another department's entries.
  if (user === undefined || !may(user, 'entry.read', detail.departmentId)) return <Entries detail={detail} />
  const values = [...Map.groupBy(detail.revisions, (r) => r.year * 100 + r.month).entries()].toSorted(([a], [b]) => b - a)
  return (
    <Section title={t.entries}>
      {values.length === 0 ? (
        <p className="muted">{t.entriesNone}</p>
      ) : (
        values.map(([key, revisions]) => <Value key={key} detail={detail} revisions={revisions} />)
      )}
    </Section>
  )
}

function Value({ detail, revisions }: { detail: Detail; revisions: readonly Revision[] }) {
  const t = useText(panelTexts)
  const names = usePeriodNames()
  const word = useWord()
  const language = useLanguage()
  const last = revisions.toSorted((a, b) => b.version - a.version)[0]
  if (last === undefined) return null
  const value =
    last.kind === 'measured' && last.value !== null
      ? withUnit(last.value, detail.unit)
      : categoryWord[last.kind === 'measured' ? 'not-entered' : last.kind][language]
  const period = names.of(last.year, last.month, detail.definition.frequency, detail.definition.reported)
  return (
    <HistoryFold
      indicatorId={detail.id}
      year={last.year}
      month={last.month}
      summary={
        <>
          {period} · {value}{' '}
          <span className="muted">
            {word(STAGE[last.stage])} · {t.version(last.version)}
          </span>
        </>
      }
    />
  )
}

/** Every version of every actual: the value, its state, who wrote it, when and why. Newest first. */
function Entries({ detail }: { detail: Detail }) {
  const t = useText(panelTexts)
  const list = detail.revisions.toSorted((a, b) => b.year - a.year || b.month - a.month || b.version - a.version)
  return (
    <Section title={t.entries}>
      {list.length === 0 ? (
        <p className="muted">{t.entriesNone}</p>
      ) : (
        <ol className={styles.entries}>
          {list.map((r) => (
            <Entry key={`${r.year}-${r.month}-${r.version}`} revision={r} detail={detail} />
          ))}
        </ol>
      )}
    </Section>
  )
}

function Entry({ revision: r, detail: { unit, definition } }: { revision: Revision; detail: Detail }) {
  const t = useText(panelTexts)
  const names = usePeriodNames()
  const word = useWord()
  const language = useLanguage()
  const value =
    r.kind === 'measured' && r.value !== null
      ? withUnit(r.value, unit)
      : categoryWord[r.kind === 'measured' ? 'not-entered' : r.kind][language]
  // "확정" twice says nothing new: a figure is final, and the head has confirmed it.
  const states = [...new Set([word(STAGE[r.stage]), ...(r.kind === 'measured' ? [word(FINALITY[r.finality])] : [])])]
  return (
    <li className={styles.entry}>
      <p className={styles.entryHead}>
        <span>
          {names.of(r.year, r.month, definition.frequency, definition.reported)} · {value}
        </span>
        <span className="muted">
          {t.version(r.version)} · {states.join(' · ')}
        </span>
      </p>
      {r.reason !== null && (
        <p>
          <Korean>{t.reasonIs(r.reason)}</Korean>
        </p>
      )}
      {r.cause !== null && (
        <p>
          <Korean>{t.causeIs(r.cause)}</Korean>
        </p>
      )}
      {r.remedy !== null && (
        <p>
          <Korean>{t.remedy(r.remedy)}</Korean>
          {r.remedyDue !== null && <span className="muted"> · {t.remedyDue(formatDate(r.remedyDue))}</span>}
        </p>
      )}
      <p className="muted">
        {r.recordedBy === null ? '' : `${r.recordedBy} · `}
        {formatDateTime(r.recordedAt)}
      </p>
    </li>
  )
}
