import { getRouteApi } from '@tanstack/react-router'
import { useDeferredValue } from 'react'
import { usePastDay } from '../../known-day.ts'
import { useText } from '../../language.tsx'
import { useSteadyQuery } from '../../shared/steady.ts'
import { useTRPC } from '../../trpc.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { Directory } from './Directory.tsx'
import { Manage } from './Manage.tsx'
import { messages } from './messages.ts'
import { Results } from './Results.tsx'

const route = getRouteApi('/frame/services')
const VIEWS = ['directory', 'results', 'manage'] as const

/** 행정서비스 이행표준: which desk answers a question, what was promised of it, and what came of the promise. */
export function Services() {
  const t = useText(messages)
  const trpc = useTRPC()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const past = usePastDay()
  const asked = useSteadyQuery(trpc.services.page.queryOptions({ bureauId: search.bureau, on: search.on })).data
  // A past day is only read.
  const page = past ? { ...asked, departments: asked.departments.map((one) => ({ ...one, isManaged: false })) } : asked
  const view = search.view ?? 'directory'
  const go = (next: Partial<typeof search>) => void navigate({ search: (before) => ({ ...before, ...next }), replace: true })
  const views = (
    <Segmented
      label={t.view}
      value={view}
      options={VIEWS.map((one) => ({ value: one, label: t[one] }))}
      onChange={(next) => go({ view: next === 'directory' ? undefined : next })}
    />
  )
  // What is shown stays until the other is in, and the keyboard in the choice.
  const shown = useDeferredValue(view)
  if (shown === 'results')
    return <Results year={search.year} bureau={search.bureau} views={views} onYear={(year) => go({ year })} />
  if (shown === 'manage') return <Manage page={page} views={views} />
  return (
    <Directory
      page={page}
      q={search.q ?? ''}
      views={views}
      onQ={(q) => go({ q: q === '' ? undefined : q })}
      onDay={(on) => go({ on })}
      onManage={() => go({ view: 'manage' })}
    />
  )
}
