import { formatDate, formatDateTime } from '../../../format.ts'
import { Korean, useLanguage, useText } from '../../../language.tsx'
import { categoryWord } from '../../../messages.ts'
import { useWord, withUnit } from '../figures.ts'
import { panelTexts } from '../messages-panel.ts'
import type { Detail } from '../types.ts'
import { FINALITY, STAGE } from '../words.ts'
import styles from './indicator.module.css'
import { Section } from './Section.tsx'

type Revision = Detail['revisions'][number]

/** Every version of every actual: the value, its state, who wrote it, when and why. Newest first. */
export function Entries({ detail }: { detail: Detail }) {
  const t = useText(panelTexts)
  const list = detail.revisions.toSorted((a, b) => b.year - a.year || b.month - a.month || b.version - a.version)
  return (
    <Section title={t.entries}>
      {list.length === 0 ? (
        <p className="muted">{t.entriesNone}</p>
      ) : (
        <ol className={styles.entries}>
          {list.map((r) => (
            <Entry key={`${r.year}-${r.month}-${r.version}`} revision={r} unit={detail.unit} />
          ))}
        </ol>
      )}
    </Section>
  )
}

function Entry({ revision: r, unit }: { revision: Revision; unit: string }) {
  const t = useText(panelTexts)
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
          {r.month === 0 ? t.wholeYear(r.year) : t.inMonth(r.year, r.month)} · {value}
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
        {r.recordedBy} · {formatDateTime(r.recordedAt)}
      </p>
    </li>
  )
}
