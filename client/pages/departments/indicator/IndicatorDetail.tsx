import { may } from '#domain/entry/permissions.ts'
import { AGGREGATION_WORDS, FREQUENCY_WORDS } from '#domain/words/rule-words.ts'
import { label, TERMS } from '#domain/words/terms.ts'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'
import { Changes } from '../../../jsx/Said.tsx'
import { formatMillion, formatMillionChange, formatNumber, withUnit } from '../../../format.ts'
import { useFrame } from '../../../frame/use-frame.ts'
import { Korean, useText } from '../../../language.tsx'
import { usePeriodNames } from '../../../shared/text/period-name.ts'
import { Comments } from '../../../shared/value/comments/Comments.tsx'
import { CommentsFold } from '../../../shared/value/comments/CommentsFold.tsx'
import { EvidenceOfYear } from '../../../shared/value/evidence/Items.tsx'
import { useTRPC } from '../../../trpc.ts'
import { FigureTable } from '../../../ui/FigureTable.tsx'
import { OriginList } from '../Origins.tsx'
import { type Detail, type IndicatorRow, monthDay, type Page } from '../figures.ts'
import { moneyTexts } from '../messages-money.ts'
import { panelTexts } from '../messages-panel.ts'
import { moneyColumnName, moneyColumns, moneyRows } from '../programme-rows.ts'
import { DIRECTION, KIND, useWord } from '../words.ts'
import { Histories, TargetHistory } from './History.tsx'
import { TargetRequests } from './TargetRequests.tsx'
import { Corrections, PrintedAs, printedOf } from './Corrections.tsx'
import { PaceSection, Working, YearsSection } from './Results.tsx'
import { Facts, Section } from './Section.tsx'
import styles from './indicator.module.css'

const route = getRouteApi('/frame/departments/$departmentId')

/** Everything of one indicator: first what came out and why, then what it is, then who did what and where each figure stands. */
export function IndicatorDetail({ row, page }: { row: IndicatorRow; page: Page }) {
  const trpc = useTRPC()
  const t = useText(panelTexts)
  const { data } = useSuspenseQuery(trpc.departments.indicator.queryOptions({ indicatorId: row.id, year: page.year }))
  return (
    <>
      {row.pace !== null && <PaceSection row={row} page={page} />}
      <Working row={row} page={page} />
      <YearsSection row={row} />
      {row.pace === null && <PaceSection row={row} page={page} />}
      <Definition detail={data} />
      {data.components.length > 0 && <Components detail={data} year={page.plan.fiscalYear} />}
      <TargetHistory detail={data} />
      <TargetRequests detail={data} />
      <Corrections detail={data} />
      <EvidenceSection detail={data} year={page.year} />
      <CommentsSection detail={data} year={page.year} />
      <Histories detail={data} />
      <Section title={t.programmes} note={t.programmesNote}>
        <Changes>
          <Programmes programmes={data.programmes} page={page} />
        </Changes>
      </Section>
      <Section title={t.origins}>
        <OriginList origins={data.origins} />
      </Section>
    </>
  )
}

/** The unit programmes under the indicator's goal: money for the goal, not for this indicator alone. */
function Programmes({ programmes, page }: Pick<Detail, 'programmes'> & { page: Page }) {
  const t = useText(panelTexts)
  const m = useText(moneyTexts)
  const params = route.useParams()
  const columns = moneyColumns(page)
  const rows = moneyRows(page)
  if (programmes.length === 0) return <p className="muted">{t.programmesNone}</p>
  const figure = (amount: number | null | undefined) => (amount == null ? '–' : formatMillion(amount))
  return (
    <FigureTable
      data={{
        caption: t.programmes,
        columns: [m.unitProgramme, ...columns.slice(-2).map((c) => moneyColumnName(c, m)), m.change],
        rows: programmes.map((p) => {
          const row = rows.find((r) => r.programme?.id === p.id)
          return [
            <Link
              key={p.id}
              to="/departments/$departmentId"
              params={params}
              search={({ indicator: _, ...rest }) => ({ ...rest, programme: p.id })}
              resetScroll={false}
            >
              <Korean>{p.name}</Korean>
            </Link>,
            ...columns.slice(-2).map((_, index) => figure(row?.amounts.slice(-2)[index])),
            row?.change == null ? '–' : formatMillionChange(row.change),
          ]
        }),
      }}
    />
  )
}

/** What the indicator is, as the plan defines it. */
function Definition({ detail }: { detail: Detail }) {
  const t = useText(panelTexts)
  const word = useWord()
  const d = detail.definition
  const p = detail.printed
  // What was decided after the plan was printed, beside what it prints.
  const beside = (now: string, asPrinted: string) => (now === asPrinted ? now : `${now} ${t.printedAs(asPrinted)}`)
  const printed = (value: string | null) =>
    value === null || value === '' ? <span className="muted">{t.notGiven}</span> : <Korean>{value}</Korean>
  return (
    <Section title={t.definition}>
      <Facts
        facts={[
          {
            name: t.formula,
            value: (
              <>
                {printed(d.formula)}
                <PrintedAs of={printedOf(detail, 'formula')} />
              </>
            ),
          },
          {
            name: t.source,
            value: (
              <>
                {printed(d.source)}
                <PrintedAs of={printedOf(detail, 'source')} />
              </>
            ),
          },
          {
            name: t.rationale,
            value: (
              <>
                {printed(d.rationale)}
                <PrintedAs of={printedOf(detail, 'rationale')} />
              </>
            ),
          },
          ...(d.nature === null ? [] : [{ name: word(label('nature')), value: word(TERMS[d.nature]) }]),
          {
            name: t.weight,
            value: (
              <>
                {formatNumber(d.weight)} ({word(KIND[d.kind])})<PrintedAs of={printedOf(detail, 'weight')} />
              </>
            ),
          },
          { name: t.direction, value: beside(word(DIRECTION[d.direction]), word(DIRECTION[p.direction])) },
          { name: t.aggregation, value: beside(word(AGGREGATION_WORDS[d.aggregation]), word(AGGREGATION_WORDS[p.aggregation])) },
          { name: t.frequency, value: beside(word(FREQUENCY_WORDS[d.frequency]), word(FREQUENCY_WORDS[p.frequency])) },
          { name: t.due, value: beside(t.dueValue(monthDay(d.resultsDue)), t.dueValue(monthDay(p.resultsDue))) },
        ]}
      />
    </Section>
  )
}

/** The parts of a composite count, with their sum against the indicator's target: plans get this wrong. */
function Components({ detail, year }: { detail: Detail; year: number }) {
  const t = useText(panelTexts)
  const sum = detail.components.reduce((total, c) => total + c.target, 0)
  // What the parts are printed beside: a change of the whole says nothing of them.
  const target = detail.targets.findLast((v) => v.year === year && v.stage !== 'revised')?.value ?? null
  return (
    <Section
      title={t.components}
      note={t.componentsSum(formatNumber(sum), target === null ? t.noTarget : withUnit(target, detail.unit))}
    >
      <FigureTable
        data={{
          caption: t.components,
          columns: [t.component, t.target],
          rows: detail.components.map((c) => [c.name, withUnit(c.target, c.unit)]),
        }}
      />
    </Section>
  )
}

/** 증빙 of the year's figures, to be read only. Other departments know how many there are, not which. */
function EvidenceSection({ detail, year }: { detail: Detail; year: number }) {
  const t = useText(panelTexts)
  const user = useFrame()?.user
  // Not asked in vain: the server puts on record who reaches for another department's evidence.
  const mine = user !== undefined && may(user, 'evidence.read', detail.departmentId)
  const names = usePeriodNames()
  const { frequency, reported } = detail.definition
  const yearly = frequency === 'year'
  return (
    <Section title={t.evidenceOf(year)}>
      {mine ? (
        <EvidenceOfYear
          indicatorId={detail.id}
          year={year}
          {...(yearly ? {} : { ofMonth: (month: number) => names.of(year, month, frequency, reported) })}
        />
      ) : (
        <p className="muted">{t.evidenceNotYours}</p>
      )}
    </Section>
  )
}

const PLACE = 'comments'

/** 댓글 of the year's figure, and of each of its periods that somebody wrote about. '#comments' in the address leads here. */
function CommentsSection({ detail, year }: { detail: Detail; year: number }) {
  const t = useText(panelTexts)
  const user = useFrame()?.user
  const { hash } = useLocation()
  useEffect(() => {
    // The charts above take their height a moment later.
    if (hash !== PLACE) return
    const timer = setTimeout(() => document.getElementById(PLACE)?.scrollIntoView({ block: 'center' }), 300)
    return () => clearTimeout(timer)
  }, [hash])
  // Not asked in vain: the server puts on record who reaches for another department's comments.
  const mine = user !== undefined && may(user, 'comment.read', detail.departmentId)
  return (
    <Section id={PLACE} title={t.commentsOf(year)}>
      {mine ? (
        <>
          <Comments indicatorId={detail.id} year={year} month={0} />
          {detail.definition.frequency !== 'year' && <OfPeriods detail={detail} year={year} />}
        </>
      ) : (
        <p className="muted">{t.commentsNotYours}</p>
      )}
    </Section>
  )
}

function OfPeriods({ detail, year }: { detail: Detail; year: number }) {
  const trpc = useTRPC()
  const names = usePeriodNames()
  const { data } = useSuspenseQuery(trpc.comments.ofYear.queryOptions({ indicatorId: detail.id, year }))
  const periods = data.filter(({ month }) => month !== 0)
  if (periods.length === 0) return null
  return (
    <ul className={styles.entries}>
      {periods.map(({ month, ...count }) => {
        const name = names.of(year, month, detail.definition.frequency, detail.definition.reported)
        return (
          <li key={month} className={styles.entry}>
            <p>{name}</p>
            <CommentsFold indicatorId={detail.id} year={year} month={month} name={name} count={count} />
          </li>
        )
      })}
    </ul>
  )
}
