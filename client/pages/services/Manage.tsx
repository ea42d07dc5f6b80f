import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { COMMITMENT_KIND_WORDS } from '#domain/services/commitment.ts'
import { formatDate, formatDateTime } from '../../format.ts'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { kit } from '../../messages.ts'
import { useTRPC } from '../../trpc.ts'
import { announce } from '../../ui/announce.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageFrame } from '../../ui/PageFrame.tsx'
import { WideTable } from '../../ui/WideTable.tsx'
import { ChapterDialog, CommitmentDialog, EndDialog, ServiceDialog } from './dialogs.tsx'
import type { Chapter, Commitment, Page, Service } from './find.ts'
import { Import } from './Import.tsx'
import { manageMessages, messages } from './messages.ts'
import { standardText } from './standard-text.ts'
import styles from './services.module.css'
import { Upload } from './Upload.tsx'

type Open =
  | { readonly what: 'import' | 'upload' }
  | { readonly what: 'service'; readonly of: Service | null; readonly chapter: Chapter | null }
  | { readonly what: 'commitment'; readonly of: Commitment | null; readonly chapter: Chapter | null }
  | { readonly what: 'chapter'; readonly of: Chapter | null }
  | { readonly what: 'end' | 'history'; readonly kind: 'service' | 'commitment'; readonly of: Service | Commitment }

/** 관리: the directory and the promises as tables, each row with its acts; a document, a form or a pasted table brings in many. */
export function Manage({ page, views }: { page: Page; views: React.ReactNode }) {
  const t = useText(messages)
  const m = useText(manageMessages)
  const [open, setOpen] = useState<Open | null>(null)
  const writes = page.departments.some((one) => one.isManaged)
  const close = () => setOpen(null)
  const done = (text: string) => {
    announce(text)
    close()
  }
  const first = page.chapters[0] ?? null
  return (
    <PageFrame
      documentTitle={`${t.manage} · ${t.page}`}
      title={t.page}
      {...(writes ? {} : { subtitle: m.noManager })}
      actions={
        <>
          {views}
          {writes && (
            <>
              <Button onClick={() => setOpen({ what: 'import' })}>{m.import}</Button>
              <Button onClick={() => setOpen({ what: 'upload' })}>{m.upload}</Button>
              <Button onClick={() => setOpen({ what: 'chapter', of: null })}>{m.addChapter}</Button>
              <Button
                kind="primary"
                onClick={() =>
                  setOpen(first === null ? { what: 'chapter', of: null } : { what: 'service', of: null, chapter: first })
                }
              >
                {first === null ? m.addChapter : m.add}
              </Button>
            </>
          )}
        </>
      }
    >
      {page.chapters.length === 0 && <EmptyState title={t.empty}>{writes ? t.emptyWriter : t.emptyReader}</EmptyState>}
      {page.chapters.map((chapter, index) => (
        <section key={chapter.id} className={styles.block} aria-labelledby={`manage-${chapter.id}`}>
          <h2 id={`manage-${chapter.id}`}>
            <span>
              {index + 1}. <Korean>{chapter.name}</Korean>
            </span>
            {chapter.isManaged && writes && (
              <span className={styles.acts}>
                <Button small kind="quiet" onClick={() => setOpen({ what: 'chapter', of: chapter })}>
                  {m.editChapter}
                </Button>
                <Button small onClick={() => setOpen({ what: 'service', of: null, chapter })}>
                  {m.add}
                </Button>
                <Button small onClick={() => setOpen({ what: 'commitment', of: null, chapter })}>
                  {m.addPromise}
                </Button>
              </span>
            )}
          </h2>
          <ServiceTable page={page} chapter={chapter} writes={writes} onOpen={setOpen} />
          <CommitmentTable page={page} chapter={chapter} writes={writes} onOpen={setOpen} />
        </section>
      ))}
      {open?.what === 'import' && <Import page={page} onClose={close} />}
      {open?.what === 'upload' && <Upload page={page} onClose={close} />}
      {open?.what === 'service' && (
        <ServiceDialog page={page} of={open.of} chapter={open.chapter} onClose={close} onDone={done} />
      )}
      {open?.what === 'commitment' && (
        <CommitmentDialog page={page} of={open.of} chapter={open.chapter} onClose={close} onDone={done} />
      )}
      {open?.what === 'chapter' && <ChapterDialog page={page} of={open.of} onClose={close} onDone={done} />}
      {open?.what === 'end' && <EndDialog page={page} kind={open.kind} of={open.of} onClose={close} onDone={done} />}
      {open?.what === 'history' && <History kind={open.kind} of={open.of} onClose={close} />}
    </PageFrame>
  )
}

interface TableProps {
  readonly page: Page
  readonly chapter: Chapter
  readonly writes: boolean
  readonly onOpen: (open: Open) => void
}

function ServiceTable({ page, chapter, writes, onOpen }: TableProps) {
  const m = useText(manageMessages)
  const services = page.services.filter((one) => one.chapterId === chapter.id)
  if (services.length === 0) return null
  const department = (id: number) => page.departments.find((one) => one.id === id)?.shortName ?? ''
  return (
    <WideTable name={`${chapter.name} ${m.name}`}>
      <table className={styles.table}>
        <caption className="sr-only">
          <Korean>{chapter.name}</Korean> {m.name}
        </caption>
        <thead>
          <tr>
            {[m.name, m.team, m.phones, m.fax, m.department, m.openShort, m.validFrom, m.act].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {services.map((one) => (
            <tr key={one.id}>
              <th scope="row" lang="ko">
                {one.name}
              </th>
              <td lang="ko">{one.team}</td>
              <td className={styles.number}>{one.phones.join(', ')}</td>
              <td className={styles.number}>{one.fax}</td>
              <td lang="ko">{department(one.departmentId)}</td>
              <td>{one.isOpen ? '○' : '–'}</td>
              <td className={styles.number}>
                <Valid of={one} />
              </td>
              <td>
                <Acts kind="service" of={one} name={one.name} writes={writes} onOpen={onOpen} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  )
}

function CommitmentTable({ page, chapter, writes, onOpen }: TableProps) {
  const m = useText(manageMessages)
  const language = useLanguage()
  const commitments = page.commitments.filter((one) => one.chapterId === chapter.id)
  if (commitments.length === 0) return null
  const service = (lineage: number | null) => page.services.find((one) => one.lineageId === lineage)?.name ?? ''
  return (
    <WideTable name={`${chapter.name} ${m.promise}`}>
      <table className={styles.table}>
        <caption className="sr-only">
          <Korean>{chapter.name}</Korean> {m.promise}
        </caption>
        <thead>
          <tr>
            {[m.mark, m.promise, m.kind, m.service, m.validFrom, m.act].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {commitments.map((one) => (
            <tr key={one.id}>
              <td lang="ko">{one.mark}</td>
              <th scope="row" lang="ko">
                {one.text}
              </th>
              <td>{one.kind === 'none' ? COMMITMENT_KIND_WORDS.none[language] : standardText(one, language)}</td>
              <td lang="ko">{service(one.service)}</td>
              <td className={styles.number}>
                <Valid of={one} />
              </td>
              <td>
                <Acts kind="commitment" of={one} name={one.text} writes={writes} onOpen={onOpen} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  )
}

function Valid({ of }: { of: { readonly validFrom: string; readonly validTo: string | null } }) {
  const m = useText(manageMessages)
  return of.validTo === null ? m.since(formatDate(of.validFrom)) : m.until(formatDate(of.validFrom), formatDate(of.validTo))
}

function Acts(props: {
  kind: 'service' | 'commitment'
  of: Service | Commitment
  name: string
  writes: boolean
  onOpen: (open: Open) => void
}) {
  const m = useText(manageMessages)
  const { kind, of, name } = props
  const writes = props.writes && (of.isManaged || of.isUndecided)
  const change = () =>
    props.onOpen('text' in of ? { what: 'commitment', of, chapter: null } : { what: 'service', of, chapter: null })
  return (
    <span className={styles.acts}>
      {writes && (
        <>
          <Button small kind="quiet" aria-label={m.editOf(name)} onClick={change}>
            {m.edit}
          </Button>
          <Button small kind="quiet" aria-label={m.endOf(name)} onClick={() => props.onOpen({ what: 'end', kind, of })}>
            {m.end}
          </Button>
        </>
      )}
      <Button small kind="quiet" aria-label={`${name} ${m.history}`} onClick={() => props.onOpen({ what: 'history', kind, of })}>
        {m.history}
      </Button>
    </span>
  )
}

/** Every version of an entry, the newest first. */
function History({ kind, of, onClose }: { kind: 'service' | 'commitment'; of: Service | Commitment; onClose: () => void }) {
  const m = useText(manageMessages)
  const k = useText(kit)
  const trpc = useTRPC()
  const { data = [] } = useQuery(trpc.services.history.queryOptions({ of: kind, id: of.id }))
  const shown = (entry: Readonly<Record<string, unknown>>) =>
    [entry['name'] ?? entry['text'], entry['team'], entry['phones'], entry['validTo']]
      .flat()
      .filter((one) => typeof one === 'string' && one !== '')
      .join(' · ')
  return (
    <Dialog open onClose={onClose} title={m.history} actions={<Button onClick={onClose}>{k.close}</Button>}>
      <ul className={styles.causes}>
        {data.toReversed().map((one) => (
          <li key={one.version}>
            <strong>{m.version(one.version, formatDateTime(one.at), one.by)}</strong> <Korean>{shown(one.entry)}</Korean>
            {one.reason !== null && <Korean> ({one.reason})</Korean>}
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
