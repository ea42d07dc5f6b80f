import { formatDateTime } from '../../../format.ts'
import { Korean, useText } from '../../../language.tsx'
import type { Detail } from '../figures.ts'
import { requestTexts } from '../messages-requests.ts'
import { Section } from './Section.tsx'
import styles from './indicator.module.css'

/** What the document printed in the place of a corrected field of the indicator; null where it was not corrected. */
export const printedOf = (detail: Detail, field: string): string | null =>
  detail.corrections.findLast((c) => c.subject === 'indicator' && c.field === field)?.before ?? null

/** '원문 표기 …' beside a corrected value. */
export function PrintedAs({ of }: { of: string | null }) {
  const t = useText(requestTexts)
  if (of === null) return null
  return (
    <span className="muted">
      {' '}
      (<Korean>{t.printed(of)}</Korean>)
    </span>
  )
}

/** 정정 of the indicator: both values, who, when and why. Nothing where there is none. */
export function Corrections({ detail }: { detail: Detail }) {
  const t = useText(requestTexts)
  if (detail.corrections.length === 0) return null
  return (
    <Section title={t.corrected} note={t.correctedNote}>
      <ol className={styles.entries}>
        {detail.corrections.map((c) => (
          <li key={c.id} className={styles.entry}>
            <p className={styles.entryHead}>
              <span>
                <Korean>
                  {c.before} → {c.after}
                </Korean>
              </span>
              <span className="muted">{c.subject === 'target' ? c.field : ''}</span>
            </p>
            <p>
              <Korean>{c.reason}</Korean>
            </p>
            <p className="muted">
              {c.by} · {formatDateTime(c.at)}
            </p>
          </li>
        ))}
      </ol>
    </Section>
  )
}
