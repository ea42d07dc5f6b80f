import { may } from '#domain/entry/permissions.ts'
import { useFrame } from '../../../frame/use-frame.ts'
import { HistoryFold } from '../../../shared/value/history/HistoryFold.tsx'
import { useLanguage, useText } from '../../../language.tsx'
import { categoryWord } from '../../../messages.ts'
import { useWord, withUnit } from '../figures.ts'
import { panelTexts } from '../messages-panel.ts'
import type { Detail } from '../types.ts'
import { STAGE } from '../words.ts'
import { Entries } from './Entries.tsx'
import { Section } from './Section.tsx'

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
  const word = useWord()
  const language = useLanguage()
  const last = revisions.toSorted((a, b) => b.version - a.version)[0]
  if (last === undefined) return null
  const value =
    last.kind === 'measured' && last.value !== null
      ? withUnit(last.value, detail.unit)
      : categoryWord[last.kind === 'measured' ? 'not-entered' : last.kind][language]
  const period = last.month === 0 ? t.wholeYear(last.year) : t.inMonth(last.year, last.month)
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
