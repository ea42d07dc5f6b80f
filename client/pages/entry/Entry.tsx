import { progressOf } from '#domain/entry/progress.ts'
import { CatchBoundary, type ErrorComponentProps, useNavigate, useSearch } from '@tanstack/react-router'
import { useFrame } from '../../frame/use-frame.ts'
import { Onward, PageError } from '../../frame/states.tsx'
import { useText } from '../../language.tsx'
import { useSteadyQuery } from '../../shared/steady.ts'
import { reasonOf, useTRPC } from '../../trpc.ts'
import { usePeriodNames } from '../../shared/text/period-name.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageFrame } from '../../ui/PageFrame.tsx'
import { Choices, dueText, useHeadline } from './Top.tsx'
import { EntryGrid } from './Grid.tsx'
import { entryMessages } from './messages.ts'
import { cellKey } from './lines.ts'
import { useOutbox } from './use-outbox.ts'

/** 실적 입력: this period's figures, in one grid by keyboard. */
export function Entry() {
  return (
    <CatchBoundary getResetKey={() => 'entry'} errorComponent={EntryError}>
      <Page />
    </CatchBoundary>
  )
}

function EntryError(props: ErrorComponentProps) {
  const t = useText(entryMessages)
  if (reasonOf(props.error) !== 'forbidden') return <PageError {...props} />
  return (
    <PageFrame documentTitle={t.title} title={t.title}>
      <EmptyState title={t.noAccess} action={<Onward />}>
        {t.noAccessWhat}
      </EmptyState>
    </PageFrame>
  )
}

const wholeOf = (raw: unknown) => (typeof raw === 'number' && Number.isInteger(raw) && raw >= 0 ? raw : undefined)

function Page() {
  const t = useText(entryMessages)
  const trpc = useTRPC()
  const navigate = useNavigate()
  const headline = useHeadline()
  const names = usePeriodNames()
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const ask = {
    year: wholeOf(search['year']),
    month: wholeOf(search['month']),
    departmentId: wholeOf(search['department']),
    bureauId: wholeOf(search['bureau']),
  }
  const frame = useFrame()
  const { data: grid } = useSteadyQuery(trpc.entry.grid.queryOptions(ask))
  const outbox = useOutbox(frame?.user.id ?? '')
  const cells = grid.departments.flatMap((d) => d.cells)
  const role = frame?.user.role
  const watching =
    (role === 'executive' || role === 'administrator') &&
    cells.every((c) => !c.acts.includes('enter') && !c.acts.includes('submit'))
  const held = cells.filter((c) => outbox.list.some((u) => u.key === cellKey(c) && u.status === 'held')).length
  const progress = progressOf(cells, grid.today, held)
  const choose = (to: object) => void navigate({ to: '.', search: (old: Record<string, unknown>) => ({ ...old, ...to }) })
  const choices = <Choices grid={grid} asked={ask} departmentId={ask.departmentId} onChoose={choose} />
  const notOpen = cells.length > 0 && cells.every((c) => c.window === 'not-yet')
  const due = dueText(progress.due)
  return (
    <PageFrame
      sheet="landscape"
      documentTitle={`${t.title} ${names.at(grid.year, grid.month)}`}
      title={cells.length === 0 ? t.title : headline(progress)}
      subtitle={[
        t.title,
        ...(due === null ? [] : [t.dueOn(due)]),
        ...(watching ? [t.readOnly] : []),
        ...(notOpen ? [t.notOpen] : []),
      ].join(' · ')}
    >
      <EntryGrid grid={grid} departmentId={ask.departmentId} outbox={outbox} watching={watching} choices={choices} />
    </PageFrame>
  )
}
