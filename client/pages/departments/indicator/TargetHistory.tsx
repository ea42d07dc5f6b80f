import { formatDate, formatDateTime } from '../../../format.ts'
import { Korean, useText } from '../../../language.tsx'
import { useWord, withUnit } from '../figures.ts'
import { panelTexts } from '../messages-panel.ts'
import type { Detail } from '../types.ts'
import { TARGET_STAGE } from '../words.ts'
import styles from './indicator.module.css'
import { Section } from './Section.tsx'

type Version = Detail['targets'][number]

/** Every target ever set, newest year first: a revised one stands beside what it replaced. */
export function TargetHistory({ detail }: { detail: Detail }) {
  const t = useText(panelTexts)
  const revised = detail.targets.filter((v) => v.stage === 'revised').length
  const years = [...Map.groupBy(detail.targets, (v) => v.year)].toSorted(([a], [b]) => a - b)
  return (
    <Section title={t.targets} note={revised === 0 ? t.targetsStand : t.targetsRevised(revised)}>
      <ol className={styles.entries}>
        {years.map(([year, versions]) => (
          <li key={year} className={styles.entry}>
            {versions
              .toSorted((a, b) => b.revision - a.revision)
              .map((v, index) => (
                <TargetVersion
                  key={v.revision}
                  version={v}
                  unit={detail.unit}
                  inForce={index === 0}
                  only={versions.length === 1}
                />
              ))}
          </li>
        ))}
      </ol>
    </Section>
  )
}

function TargetVersion({ version, unit, inForce, only }: { version: Version; unit: string; inForce: boolean; only: boolean }) {
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
          {version.approvedBy !== null && <> · {version.approvedBy}</>}
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
