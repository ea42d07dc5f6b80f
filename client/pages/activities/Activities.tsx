import { getRouteApi } from '@tanstack/react-router'
import { useDeferredValue, useEffect, useState } from 'react'
import { downloadCsv } from '../../shared/text/csv.ts'
import { formatNumber } from '../../format.ts'
import { usePastDay } from '../../known-day.ts'
import { useFrame } from '../../frame/use-frame.ts'
import { useLanguage, useText } from '../../language.tsx'
import { kit } from '../../messages.ts'
import { useSteadyQuery } from '../../shared/steady.ts'
import { FileLink } from '../../shared/FileLink.tsx'
import { useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { PageFrame } from '../../ui/PageFrame.tsx'
import styles from './activities.module.css'
import { Counts } from './Counts.tsx'
import { csvRows } from './csv.ts'
import { Filters } from './Filters.tsx'
import { filtered, type Page } from './types.ts'
import { yearOf } from './Form.tsx'
import { List } from './List.tsx'
import { blank, draftName } from './draft.ts'
import { formMessages, messages, textMessages, uploadMessages } from './messages.ts'
import { readFormTable } from './pasted.ts'
import { Panel } from './Panel.tsx'
import { PasteText } from './PasteText.tsx'
import { Series } from './Series.tsx'
import { Tabs } from './Tabs.tsx'
import { Upload } from './Upload.tsx'
import { writeDraft } from '../../shared/write/draft.ts'

const route = getRouteApi('/frame/activities')

/** 활동 기록: what the departments did, by year or by series. */
export function Activities() {
  // What is shown stays until the other is in, and the keyboard in its tabs.
  return useDeferredValue(route.useSearch().tab) === 'series' ? <Series /> : <Register />
}

/** What was done in a year, and what it counts for. */
function Register() {
  const t = useText(messages)
  const k = useText(kit)
  const f = useText(formMessages)
  const u = useText(uploadMessages)
  const x = useText(textMessages)
  const language = useLanguage()
  const trpc = useTRPC()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const user = useFrame()?.user
  // The one a link led to decides the year; those opened here must not make the page ask again.
  const [led, setLed] = useState(search.activity)
  const past = usePastDay()
  const answer = useSteadyQuery(
    trpc.activities.page.queryOptions({
      year: search.year,
      bureauId: search.bureau,
      departmentId: search.department,
      activityId: search.year === undefined ? led : undefined,
    }),
  )
  const asked = answer.data
  // A past day is only read.
  const page = past ? { ...asked, departments: asked.departments.map((d) => ({ ...d, writable: false })) } : asked
  const [q, setQ] = useSearchText(
    search.q,
    (next) => void navigate({ search: (before) => ({ ...before, q: next }), replace: true }),
  )
  const [adding, setAdding] = useState(false)
  const [fromText, setFromText] = useState(false)
  /** null = the dialog for many is closed */
  const [upload, setUpload] = useState<{ readonly pasted: string[][] | null } | null>(null)

  const go = (next: Partial<typeof search>) => void navigate({ search: (before) => ({ ...before, ...next }), replace: true })
  const department = search.department ?? ownDepartment(page, search)
  const scope = filtered(page.entries, { department, indicator: undefined, q: '' })
  const shown = filtered(scope, { department, indicator: search.indicator, q: useDeferredValue(q) })
  const open = page.entries.find((e) => e.id === search.activity) ?? null
  // While another year or what was just saved is on its way, nothing can be said of it.
  const isGone = search.activity !== undefined && open === null && !answer.isFetching && (search.year ?? page.year) === page.year
  if (isGone && search.activity !== led) setLed(search.activity)
  const writable = page.departments.filter((d) => d.writable)
  const writerOf = (writable.find((d) => d.id === department) ?? writable[0])?.id ?? 0
  const cancelled = scope.filter((e) => e.status !== 'held').length
  const toCome = scope.filter((e) => e.status === 'held' && e.startsOn > page.today).length
  const aside = t.aside(cancelled, toCome)
  const startAdding =
    writable.length === 0
      ? null
      : () => {
          go({ activity: undefined })
          setAdding(true)
        }
  usePastedTable(writable.length > 0 && !adding && !fromText && open === null && upload === null, (pasted) =>
    setUpload({ pasted }),
  )
  const clear = () => {
    setQ('')
    go({ department: undefined, indicator: undefined, q: undefined, all: true })
  }
  return (
    <PageFrame
      documentTitle={`${t.page} ${page.year}`}
      title={scope.length === 0 ? t.headlineNone(page.year) : t.headline(page.year, formatNumber(scope.length))}
      subtitle={aside === '' ? t.what : `${t.what} (${aside})`}
      actions={
        <>
          <Tabs tab="list" />
          <Button
            why={shown.length === 0 && k.empty}
            onClick={() => downloadCsv(t.fileName(page.year), csvRows(shown, page, { t, f, language }))}
          >
            {t.csv}
          </Button>
          <FileLink className={styles.export} href={exportHref(page, department)}>
            {u.export}
          </FileLink>
          {writable.length > 0 && <Button onClick={() => setFromText(true)}>{x.open}</Button>}
          {writable.length > 0 && <Button onClick={() => setUpload({ pasted: null })}>{u.open}</Button>}
          {startAdding !== null && (
            <Button kind="primary" onClick={startAdding}>
              {t.add}
            </Button>
          )}
        </>
      }
    >
      <Counts page={page} department={department} chosen={search.indicator} onChoose={(indicator) => go({ indicator })} />
      <Filters page={page} search={{ ...search, department }} q={q} onQ={setQ} onGo={go} />
      {isGone && <ErrorNotice reason="unknown-activity" />}
      <List
        page={page}
        shown={shown}
        of={scope.length}
        oneDepartment={department !== undefined}
        openId={open?.id ?? null}
        onAdd={startAdding}
        onClear={clear}
        onOpen={(id) => {
          setAdding(false)
          go({ activity: id })
        }}
      />
      {fromText && (
        <PasteText
          page={page}
          departmentId={writerOf}
          onClose={() => setFromText(false)}
          onTake={(read) => {
            const from = blank(page, writerOf, undefined)
            writeDraft(draftName(user?.id ?? '', null), { typed: { ...from, ...read }, from, version: 0 })
            setFromText(false)
            go({ activity: undefined })
            setAdding(true)
          }}
        />
      )}
      {upload !== null && (
        <Upload
          page={page}
          department={department}
          pasted={upload.pasted}
          onSaved={(years) => {
            const [year] = years
            if (year !== undefined && !years.includes(page.year)) go({ year })
          }}
          onClose={() => setUpload(null)}
        />
      )}
      <Panel
        page={page}
        userId={user?.id ?? ''}
        open={open}
        adding={adding && open === null}
        filter={{ department, indicator: search.indicator }}
        onOpen={(id) => {
          setAdding(false)
          go({ activity: id })
        }}
        onMoved={(activity, another) => {
          if (!another) setAdding(false)
          go({ year: yearOf(activity), activity: another ? undefined : activity.id })
        }}
        onClose={() => {
          setAdding(false)
          go({ activity: undefined })
        }}
      />
    </PageFrame>
  )
}

/** Whoever writes for one department begins with it, unless the address leads somewhere else. */
function ownDepartment(
  page: Page,
  search: { readonly all?: boolean | undefined; readonly indicator?: number | undefined; readonly activity?: number | undefined },
) {
  const [own, ...others] = page.departments.filter((d) => d.writable)
  if (search.all === true || own === undefined || others.length > 0) return undefined
  const led = [page.indicators.find((i) => i.id === search.indicator), page.entries.find((e) => e.id === search.activity)]
  return led.every((of) => of === undefined || of.departmentId === own.id) ? own.id : undefined
}

/** A table that is pasted on the page, and not into a field. */
function usePastedTable(active: boolean, take: (rows: string[][]) => void) {
  useEffect(() => {
    if (!active) return undefined
    const pasted = (event: ClipboardEvent) => {
      if (event.target instanceof Element && event.target.closest('input, textarea, select, dialog') !== null) return
      const rows = event.clipboardData === null ? null : readFormTable(event.clipboardData)
      if (rows === null) return
      event.preventDefault()
      take(rows)
    }
    document.addEventListener('paste', pasted)
    return () => document.removeEventListener('paste', pasted)
  })
}

const exportHref = (page: Page, department: number | undefined) =>
  `/files/activities?year=${page.year}&bureau=${page.bureau.id}${department === undefined ? '' : `&department=${department}`}`

/** What is typed shows at once; the address follows when the typing rests. */
function useSearchText(stored: string | undefined, store: (text: string | undefined) => void) {
  const [text, setText] = useState(stored ?? '')
  useEffect(() => {
    if (text === (stored ?? '')) return undefined
    const timer = setTimeout(() => store(text === '' ? undefined : text), 300)
    return () => clearTimeout(timer)
  })
  return [text, setText] as const
}
