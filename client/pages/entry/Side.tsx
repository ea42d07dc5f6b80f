import { partsAddUp } from '#domain/entry/entry-cell.ts'
import { sumOf } from '#domain/scoring/decimal.ts'
import type { ProposedParts } from '../../shared/value/activity/Proposal.tsx'
import { formatDate, formatDateTime, formatNumber } from '../../format.ts'
import { ToIndicator } from '../../shared/value/origin/ToIndicator.tsx'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { reasonText } from '../../reason-messages.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './entry.module.css'
import { usePeriodNames } from '../../shared/text/period-name.ts'
import { findingText } from '#domain/words/finding-text.ts'
import { entryMessages, sideMessages } from './messages.ts'
import type { Drafts } from './drafts.ts'
import type { Unsent } from './outbox.ts'
import { given, partFigures, type PartText } from './parts.ts'
import { MonthBars } from './MonthBars.tsx'
import type { Preview } from './preview.ts'
import { Sections } from './Sections.tsx'
import { domId, type GridCell, lineId } from './lines.ts'
import { figureText, heldWhy, valueText } from './value-text.ts'
import { type WordChange, Words } from './Words.tsx'

export interface SideActs {
  readonly words: (cell: GridCell, words: WordChange, seen: number) => void
  readonly choose: (cell: GridCell, value: number) => void
  readonly take: (cell: GridCell, count: number, parts: ProposedParts) => void
  readonly insist: (key: string) => void
  readonly drop: (key: string) => void
  readonly edit: (cell: GridCell, text: string) => void
  readonly notApplicable: (cell: GridCell) => void
  readonly recall: (cells: readonly GridCell[]) => void
  readonly back: () => void
  readonly fold: () => void
  readonly submit: () => void
}

/** All about the chosen row: what is asked, the words it needs, who wrote last, the earlier figures. */
export function Side({
  cell,
  unsent,
  preview,
  parts,
  drafts,
  today,
  acts,
}: {
  cell: GridCell
  unsent: Unsent | undefined
  preview: Preview | null
  parts: readonly PartText[]
  drafts: Drafts
  today: string
  acts: SideActs
}) {
  const t = useText(sideMessages)
  const e = useText(entryMessages)
  const language = useLanguage()
  const canWrite = cell.acts.includes('enter')
  const findings = unsent?.hold ? [] : (preview ?? cell).findings
  return (
    <section className={`${styles.side} no-print`} aria-label={t.title}>
      <header>
        <h2>
          <Korean>{cell.name}</Korean>
        </h2>
        <p className={styles.quiet}>
          {e.dueOn(formatDate(cell.due.on))} · {e.countdown(cell.due.count)}
        </p>
        <p className={styles.quiet}>
          <ToIndicator of={cell} />
        </p>
      </header>
      {unsent?.hold && <Held cell={cell} unsent={unsent} acts={acts} />}
      {cell.stage === 'returned' && cell.returned && (
        <p className={styles.note} data-kind="bad">
          {t.returned(cell.returned.by, cell.returned.reason ?? '')}
          <span className={styles.quiet}>{cell.sinceReturn?.answers.length === 0 ? t.answerIt : t.answered}</span>
        </p>
      )}
      {cell.reopened && cell.stage === 'draft' && (
        <p className={styles.note}>{t.reopened(cell.reopened.by, cell.reopened.reason ?? '')}</p>
      )}
      {findings.length > 0 && (
        <ul className={styles.findings}>
          {findings.map((f) => (
            <li key={f.rule} data-hard={f.hard}>
              {findingText(f, language)}
            </li>
          ))}
        </ul>
      )}
      {parts.length > 0 && <PartSum cell={cell} parts={parts} />}
      {(cell.value.kind !== 'not-entered' || unsent !== undefined) && (
        <>
          <Words
            cell={cell}
            unsent={unsent}
            drafts={drafts}
            preview={preview}
            today={today}
            canWrite={canWrite}
            onSave={(w, seen) => acts.words(cell, w, seen)}
            onDone={acts.back}
            onSubmit={acts.submit}
          />
          {canWrite && <p className={styles.quiet}>{t.keys}</p>}
        </>
      )}
      <div className={styles.sideActs}>
        {canWrite && cell.value.kind === 'not-entered' && !unsent && (
          <Button small onClick={() => acts.notApplicable(cell)}>
            {t.notApplicable}
          </Button>
        )}
        {cell.acts.includes('recall') && (
          <Button small onClick={() => acts.recall([cell])}>
            {e.recall}
          </Button>
        )}
      </div>
      <Sections
        cell={cell}
        editable={canWrite}
        current={currentOf(cell, preview)}
        onTake={(count, made) => acts.take(cell, count, made)}
        onFold={acts.fold}
        onBack={acts.back}
        onWords={() => document.querySelector<HTMLElement>('[data-words] [name]')?.focus()}
      />
      {cell.month !== 0 && <MonthBars cell={cell} current={currentOf(cell, preview)} />}
      <Past cell={cell} />
    </section>
  )
}

/** The figure as it stands here, unsaved included. */
function currentOf(cell: GridCell, preview: Preview | null): number | null {
  if (preview !== null && cell.frequency === 'year')
    return preview.score.actual.kind === 'measured' ? preview.score.actual.value : null
  return cell.value.kind === 'measured' ? cell.value.value : null
}

/** How far the parts are and what they make. */
function PartSum({ cell, parts }: { cell: GridCell; parts: readonly PartText[] }) {
  const t = useText(sideMessages)
  const figures = partFigures(parts)
  const adds = partsAddUp(cell)
  const bad = parts.filter((p) => p.typed.kind === 'ask' || p.typed.kind === 'refuse')
  return (
    <p className={styles.quiet}>
      {t.partsGiven(given(parts), parts.length)}
      {figures !== null && adds && ` · ${t.partsSum(formatNumber(sumOf(figures), 10))}`}
      {figures === null && given(parts) > 0 && ` · ${adds ? t.partsWait : t.partsWaitWhole}`}
      {!adds && ` · ${t.partsApart}`}
      {bad.map((p) => (
        <strong key={p.part.id} className={styles.hard} id={domId('why', lineId(cell, p.part))}>
          {' '}
          {t.partUnread(p.part.name, p.raw)}
        </strong>
      ))}
    </p>
  )
}

function Past({ cell }: { cell: GridCell }) {
  const t = useText(sideMessages)
  const names = usePeriodNames()
  const e = useText(entryMessages)
  return (
    <div className={styles.past}>
      <h3>{t.recent}</h3>
      {cell.recent.length === 0 ? (
        <p>{t.noRecent}</p>
      ) : (
        <dl>
          {cell.recent.map((r) => (
            <div key={`${r.year}.${r.month}`}>
              <dt>{names.of(r.year, r.month, cell.frequency, cell.reported)}</dt>
              <dd>{figureText(r.value, cell.decimals)}</dd>
            </div>
          ))}
        </dl>
      )}
      {cell.frequency !== 'year' && <p>{t.computed(cell.yearFigure.measured, cell.yearFigure.of)}</p>}
      {cell.confirmed && cell.confirmed.version !== cell.version && (
        <p>{t.confirmedWas(valueText(cell.confirmed.value, cell.decimals, e), cell.confirmed.by)}</p>
      )}
      {cell.last && cell.last.act !== null && <p>{t.lastBy(cell.last.by, formatDateTime(cell.last.at))}</p>}
    </div>
  )
}

/** A change that was not taken: both values of a conflict, the readings of an unclear number, or the rule that refused. */
function Held({ cell, unsent, acts }: { cell: GridCell; unsent: Unsent; acts: SideActs }) {
  const t = useText(sideMessages)
  const e = useText(entryMessages)
  const language = useLanguage()
  const { hold, change, key } = unsent
  if (hold === null) return null
  const raw = 'raw' in change.entry ? change.entry.raw : change.entry.state === 'not-applicable' ? e.notApplicable : e.notEntered
  const facts = hold.kind === 'unclear' ? {} : hold.facts
  const drop = (
    <Button small onClick={() => acts.drop(key)}>
      {hold.kind === 'conflict' ? t.takeTheirs : t.drop}
    </Button>
  )
  if (hold.kind === 'unclear') {
    return (
      <div className={styles.held} data-held>
        <p>
          <strong>{t.unclear}</strong> {t.typed(raw)}
        </p>
        <div className={styles.sideActs}>
          {hold.proposals.map((value) => (
            <Button small key={value} onClick={() => acts.choose(cell, value)}>
              {formatNumber(value, 10)}
            </Button>
          ))}
          {drop}
        </div>
      </div>
    )
  }
  if (hold.kind === 'conflict') {
    const said = String(facts['theirs'] ?? '')
    const theirs = said === 'not-entered' ? e.notEntered : said === 'not-applicable' ? e.notApplicable : said
    return (
      <div className={styles.held} data-held>
        <p>{reasonText['version-conflict'][language]}</p>
        <dl>
          <div>
            <dt>{t.mine}</dt>
            <dd>{raw}</dd>
          </div>
          <div>
            <dt>{t.theirs(String(facts['by'] ?? ''))}</dt>
            <dd>{theirs}</dd>
          </div>
        </dl>
        <div className={styles.sideActs}>
          <Button small onClick={() => acts.insist(key)}>
            {t.keepMine}
          </Button>
          {drop}
          <Button small onClick={() => acts.edit(cell, raw)}>
            {t.edit}
          </Button>
        </div>
      </div>
    )
  }
  const why = facts['why'] === undefined && facts['rule'] === undefined ? null : heldWhy(hold, language)
  return (
    <div className={styles.held} data-held>
      <p>
        <strong>{t.typed(raw)}</strong>
        {why === null ? '' : ` — ${why}`}
      </p>
      <p>{reasonText[hold.reason][language]}</p>
      <div className={styles.sideActs}>
        <Button small onClick={() => acts.edit(cell, raw)}>
          {t.edit}
        </Button>
        {drop}
      </div>
    </div>
  )
}
