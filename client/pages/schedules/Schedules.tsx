import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { formatDate } from '../../format.ts'
import { usePastDay } from '../../known-day.ts'
import { Korean, useText } from '../../language.tsx'
import { FileLink } from '../../shared/FileLink.tsx'
import { useSteadyQuery } from '../../shared/steady.ts'
import { useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageFrame } from '../../ui/PageFrame.tsx'
import { AddDialog } from './Form.tsx'
import { messages } from './messages.ts'
import { Portfolio } from './Portfolio.tsx'

const route = getRouteApi('/frame/schedules')

/** 사업 일정: which undertaking slipped, and by how many days. */
export function Schedules() {
  const t = useText(messages)
  const trpc = useTRPC()
  const navigate = useNavigate()
  const past = usePastDay()
  const search = route.useSearch()
  const page = useSteadyQuery(trpc.schedules.page.queryOptions({ bureauId: search.bureau })).data
  const [adding, setAdding] = useState(false)
  const count = (state: 'late' | 'watch') =>
    page.schedules.filter((one) => one.status === 'open' && one.standing.state === state).length
  const [late, watch] = [count('late'), count('watch')]
  const writable = !past && page.departments.some((one) => one.writable)
  const none = page.schedules.length === 0
  const add = writable && (
    <Button kind="primary" onClick={() => setAdding(true)}>
      {t.add}
    </Button>
  )
  return (
    <PageFrame
      documentTitle={t.page}
      title={none ? t.none : late + watch === 0 ? t.headlineGood : t.headline(late, watch)}
      subtitle={<Korean>{t.what(page.bureau.name, page.schedules.length, formatDate(page.today))}</Korean>}
      sheet="landscape"
      actions={
        <>
          {!none && <FileLink href={`/files/schedules?bureau=${page.bureau.id}`}>{t.excel}</FileLink>}
          {!none && add}
        </>
      }
    >
      {none ? (
        <EmptyState title={t.none} action={add === false ? undefined : add}>
          {t.noneWhat} {!writable && t.noneFor}
        </EmptyState>
      ) : (
        <Portfolio page={page} />
      )}
      {adding && (
        <AddDialog
          page={page}
          onClose={() => setAdding(false)}
          onAdded={(id) =>
            void navigate({
              to: '/schedules/$scheduleId',
              params: { scheduleId: String(id) },
              search: ({ year, bureau }) => ({ year, bureau }),
            })
          }
        />
      )}
    </PageFrame>
  )
}
