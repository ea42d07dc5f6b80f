import { useState } from 'react'
import { acceptOf } from '#domain/entry/file-kind.ts'
import { formatDate } from '../../format.ts'
import { Korean, useText } from '../../language.tsx'
import { writing } from '../../writing-messages.ts'
import { RefusedFile } from '../../shared/workbooks/RefusedFile.tsx'
import { type Answer, sendFile } from '../../shared/write/send-file.ts'
import { useWrite } from '../../shared/write/use-write.ts'
import { useTRPC } from '../../trpc.ts'
import type { StandardsFound } from '../../../server/services/take.ts'
import { announce } from '../../ui/announce.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field, FormDialog } from '../../ui/FormDialog.tsx'
import { WideTable } from '../../ui/WideTable.tsx'
import type { Page } from './find.ts'
import { importMessages, manageMessages } from './messages.ts'
import styles from './services.module.css'

/** A document of service standards: read, shown beside what is stored, and taken in when a person says so. */
export function Import({ page, onClose }: { page: Page; onClose: () => void }) {
  const t = useText(importMessages)
  const k = useText(writing)
  const [reading, setReading] = useState(false)
  const [answered, setAnswered] = useState<Answer<StandardsFound> | null>(null)
  async function read(name: string, content: Blob) {
    if (reading) return
    setReading(true)
    setAnswered(await sendFile<StandardsFound>(`/files/services/document?bureau=${page.bureau.id}`, { name, content }))
    setReading(false)
  }
  if (answered?.kind === 'done') return <Preview page={page} found={answered.data} onClose={onClose} />
  return (
    <Dialog open onClose={onClose} title={t.title} actions={<Button onClick={onClose}>{k.cancel}</Button>}>
      <p>{t.what}</p>
      <label className={styles.export}>
        <input
          type="file"
          className="sr-only"
          accept={acceptOf(['txt', 'md', 'hwpx', 'hwp', 'pdf'])}
          data-first
          onChange={(event) => {
            const [file] = event.target.files ?? []
            event.target.value = ''
            if (file) void read(file.name, file)
          }}
        />
        {t.choose}
      </label>
      <Field label={t.paste}>
        {(ids) => (
          <textarea
            {...ids}
            className={styles.paste}
            rows={3}
            value=""
            readOnly
            onPaste={(event) => {
              event.preventDefault()
              const text = event.clipboardData.getData('text/plain')
              if (text.trim() !== '') void read(`${t.title}.txt`, new Blob([text]))
            }}
          />
        )}
      </Field>
      <p role="status">{reading ? t.reading : ''}</p>
      {answered?.kind === 'refused' && <RefusedFile reason={answered.reason} facts={answered.facts} />}
    </Dialog>
  )
}

function Preview({ page, found, onClose }: { page: Page; found: StandardsFound; onClose: () => void }) {
  const t = useText(importMessages)
  const m = useText(manageMessages)
  const trpc = useTRPC()
  const managed = page.departments.filter((one) => one.isManaged)
  const [from, setFrom] = useState(page.today)
  const [isOpen, setOpen] = useState(false)
  const [departments, setDepartments] = useState<readonly (number | null)[]>(
    found.chapters.map((one) => one.departmentId ?? (managed.length === 1 ? (managed[0]?.id ?? null) : null)),
  )
  const desks = found.chapters.flatMap((one) => one.desks)
  const promises = found.chapters.flatMap((one) => one.commitments)
  const teams = new Set(desks.map((one) => one.team))
  const left = desks.filter((one) => one.problems.length > 0).length
  const take = useWrite(trpc.services.take.mutationOptions(), {
    onDone: (count) => {
      announce(t.done(count.services, count.commitments))
      onClose()
    },
  })
  const taken = found.chapters.map((chapter) =>
    chapter.desks.filter((desk) => desk.problems.length === 0 && desk.stored?.isSame !== true),
  )
  const news = found.chapters.map((chapter) => chapter.commitments.filter((one) => !one.isStored))
  const nothing = taken.every((of) => of.length === 0) && news.every((of) => of.length === 0)
  const send = () =>
    take.send({
      title: found.title.slice(0, 200),
      fileName: found.fileName,
      sha256: found.sha256,
      from,
      isOpen,
      chapters: found.chapters.flatMap((chapter, index) => {
        const departmentId = departments[index] ?? null
        const [services, commitments] = [taken[index] ?? [], news[index] ?? []]
        if (departmentId === null || services.length + commitments.length === 0) return []
        return [
          {
            id: chapter.id,
            name: chapter.name,
            printedName: chapter.printedName,
            departmentId,
            desks: services.map((desk) => ({
              id: desk.stored?.id ?? null,
              version: desk.stored?.version ?? 0,
              name: desk.name,
              printedName: desk.printedName,
              team: desk.team,
              phones: desk.phones.join(','),
              fax: desk.fax ?? '',
            })),
            commitments: commitments.map(({ isStored: _, desk, ...one }) => {
              const about = desk === null ? undefined : chapter.desks[desk]
              const at = about === undefined ? -1 : services.indexOf(about)
              return { ...one, desk: at < 0 ? null : at }
            }),
          },
        ]
      }),
    })
  return (
    <FormDialog
      title={t.title}
      act={t.take}
      wide
      missing={
        nothing
          ? t.nothing
          : from === '' ||
            departments.some((one, index) => one === null && (taken[index]?.length ?? 0) + (news[index]?.length ?? 0) > 0)
      }
      pending={take.pending}
      refused={take.refused}
      onClose={onClose}
      onSend={send}
    >
      <p>
        <strong>{t.found(found.chapters.length, desks.length, teams.size, promises.length)}</strong>
      </p>
      {found.slips.map((slip) => (
        <p key={slip.printed} className={styles.warn}>
          <Korean>{t.slip(slip.printed, slip.shown)}</Korean>
        </p>
      ))}
      {left > 0 && <p className={styles.warn}>{t.leftOut(left)}</p>}
      {found.unread.length > 0 && (
        <details>
          <summary>{t.unread(found.unread.length)}</summary>
          <ul className={styles.causes}>
            {found.unread.map((line) => (
              <li key={line} lang="ko">
                {line}
              </li>
            ))}
          </ul>
        </details>
      )}
      <div className={styles.two}>
        <Field label={t.from}>
          {(ids) => <input {...ids} type="date" required value={from} onChange={(event) => setFrom(event.target.value)} />}
        </Field>
        {found.chapters.map((chapter, index) => (
          <Field key={chapter.name} label={t.department(chapter.name)}>
            {(ids) => (
              <select
                {...ids}
                value={departments[index] ?? ''}
                onChange={(event) =>
                  setDepartments(
                    departments.map((one, at) =>
                      at === index ? (event.target.value === '' ? null : Number(event.target.value)) : one,
                    ),
                  )
                }
              >
                <option value="">{t.choose2}</option>
                {managed.map((one) => (
                  <option key={one.id} value={one.id} lang="ko">
                    {one.name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        ))}
      </div>
      <label className={styles.check}>
        <input type="checkbox" checked={isOpen} onChange={(event) => setOpen(event.target.checked)} />
        {t.open}
      </label>
      <WideTable name={t.title} maxHeight="20rem">
        <table className={styles.table}>
          <caption className="sr-only">{t.title}</caption>
          <thead>
            <tr>
              {[m.name, m.team, m.phones, t.state].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {desks.map((desk, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- the same service may stand twice
              <tr key={index}>
                <th scope="row" lang="ko">
                  {desk.name}
                </th>
                <td lang="ko">{desk.team}</td>
                <td className={styles.number}>{desk.phones.length > 0 ? desk.phones.join(', ') : desk.raw}</td>
                <td>
                  {desk.problems.length > 0 ? (
                    <span className={styles.missed}>{desk.problems.map((problem) => t[problem]).join(', ')}</span>
                  ) : desk.stored === null ? (
                    t.new
                  ) : desk.stored.isSame ? (
                    t.same
                  ) : (
                    `${t.changed} (${formatDate(from || page.today)})`
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
    </FormDialog>
  )
}
