import { getRouteApi } from '@tanstack/react-router'
import { CATEGORIES } from '#domain/scoring/category.ts'
import { overviewSentence } from '#domain/words/sentence.ts'
import { daysBetween } from '#domain/entry/due.ts'
import { formatFixed, formatMillion, formatMillionChange, formatRate } from '../../format.ts'
import { type Language, type Texts, useLanguage, useText } from '../../language.tsx'
import { useSteadyQuery } from '../../shared/steady.ts'
import { categoryWord, shell } from '../../messages.ts'
import { useTRPC } from '../../trpc.ts'
import { structureMessages } from '../../shared/structure/messages.ts'
import { StructureNote, StructureSwitch, unitText } from '../../shared/structure/structure.tsx'
import { DataDay } from '../../shared/text/data-day.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import type { FigureData } from '../../ui/FigureTable.tsx'
import { PageFrame } from '../../ui/PageFrame.tsx'
import { BureauTable, DepartmentLists, moneyWord } from './BureauTable.tsx'
import { budgetOf, type GovernmentData, lateIn, measuredIn, countsOf, sentenceFacts, shareMet } from './facts.ts'
import styles from './government.module.css'
import { messages } from './messages.ts'

const route = getRouteApi('/frame/government')

/** 도정 종합현황: every bureau of the government, the one that needs attention first. */
export function Government() {
  const t = useText(messages)
  const words = useText(shell)
  const language = useLanguage()
  const trpc = useTRPC()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { data } = useSteadyQuery(trpc.scorecards.government.queryOptions({ year: search.year, structure: search.structure }))
  return (
    <div data-sheet="landscape">
      <PageFrame
        title={<Headline data={data} />}
        documentTitle={`${words.government(data.government?.name ?? '')} ${data.year}`}
        subtitle={<StructureNote page={data} />}
        actions={
          <>
            <StructureSwitch page={data} />
            <Button small onClick={() => print()}>
              {t.print}
            </Button>
          </>
        }
        footer={
          <>
            <span>
              {t.policy} {data.policy.version}
            </span>
            <DataDay year={data.year} />
          </>
        }
      >
        <Card headline={headline(data, t)} subtitle={t.what} table={figures(data, t, language)}>
          <BureauTable
            data={data}
            sort={search.sort === undefined ? null : { id: search.sort, desc: search.desc === true }}
            onSort={(sort) =>
              void navigate({
                search: { ...search, sort: sort?.id, desc: sort?.desc === true ? true : undefined },
                replace: true,
              })
            }
          />
          <p className={styles.note}>{t.noAverage}</p>
        </Card>
        <Departments data={data} />
      </PageFrame>
    </div>
  )
}

function headline({ bureaus }: GovernmentData, t: Texts<typeof messages>): string {
  const missed = bureaus.filter((bureau) => bureau.counts.missed > 0).length
  if (bureaus.every((bureau) => measuredIn(bureau.counts) === 0)) return t.noneScored
  return missed === 0 ? t.noneMissed : t.someMissed(missed, bureaus.length)
}

/** The government in one sentence by rule: counts, who missed most, what is late. */
function Headline({ data }: { data: GovernmentData }) {
  const t = useText(messages)
  const sentence = overviewSentence(sentenceFacts(data))[useLanguage()]
  const [first] = data.bureaus
  const late = lateIn(data)
  const planned = measuredIn(countsOf(data.bureaus)) === 0
  return (
    <>
      <span className={styles.lead}>{planned ? t.leadPlan(data.year) : t.lead(data.year)}</span>{' '}
      {sentence.map((segment, index) => (
        // The segments are the words of one sentence: they have no identity but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <span key={index} data-tone={segment.tone} className={styles.segment}>
          {segment.text}
        </span>
      ))}
      {first !== undefined && first.counts.missed > 0 && data.bureaus.length > 1 && (
        <> {t.mostMissed(first.shortName, first.counts.missed)}</>
      )}
      {late !== null && <span className={styles.warn}> {t.lateTotal(late.count, late.bureaus, late.days)}</span>}
    </>
  )
}

function Departments({ data }: { data: GovernmentData }) {
  const t = useText(messages)
  const words = useText(structureMessages)
  const language = useLanguage()
  const all = data.bureaus.flatMap((bureau) => bureau.departments.map((department) => ({ bureau, department })))
  const missed = all.filter(({ department }) => department.counts.missed > 0).length
  const states = CATEGORIES.filter((state) => all.some(({ department }) => department.counts[state] > 0))
  const table: FigureData = {
    caption: t.department,
    columns: [t.department, t.bureau, ...states.map((state) => categoryWord[state][language]), t.late],
    words: [1],
    rows: all.map(({ bureau, department }) => [
      unitText(department, words),
      bureau.name,
      ...states.map((state) => department.counts[state]),
      department.late,
    ]),
  }
  return (
    <Card headline={t.departments(missed, all.length)} subtitle={t.departmentsWhat} table={table}>
      <DepartmentLists data={data} />
    </Card>
  )
}

function figures(data: GovernmentData, t: Texts<typeof messages>, language: Language): FigureData {
  const states = CATEGORIES.filter((state) => state === 'missed' || data.bureaus.some((bureau) => bureau.counts[state] > 0))
  return {
    caption: t.table,
    columns: [
      t.bureau,
      t.indicators,
      ...states.map((state) => categoryWord[state][language]),
      t.share,
      t.shareComputed,
      t.lowest,
      t.late,
      t.lateDays,
      t.toReview,
      moneyWord(data, t),
      t.change,
    ],
    rows: data.bureaus.map((bureau) => {
      const share = shareMet(bureau.counts)
      const [now, before] = [budgetOf([bureau], 'now'), budgetOf([bureau], 'before')]
      return [
        bureau.name,
        bureau.indicators,
        ...states.map((state) => bureau.counts[state]),
        share === null ? '–' : `${formatFixed(share.all, 1)}%`,
        share === null ? '–' : `${formatFixed(share.computed, 1)}%`,
        bureau.lowest === null ? '–' : `${formatRate(bureau.lowest.rate)}%`,
        bureau.late?.count ?? 0,
        bureau.late === null ? 0 : daysBetween(bureau.late.since, data.asOf),
        bureau.toReview,
        now === null ? t.notPlanned : formatMillion(now),
        now === null || before === null ? '–' : formatMillionChange(now - before),
      ]
    }),
  }
}
