import { acceptOf, DOCUMENT_BYTES, DOCUMENT_EXTENSIONS, extensionOf } from '#domain/entry/file-kind.ts'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { type ClipboardEvent, type DragEvent, useRef, useState } from 'react'
import { Korean, useLanguage, useText } from '../../language.tsx'
import { fileSize } from '../../shared/value/evidence/uploads.ts'
import { useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { PageFrame } from '../../ui/PageFrame.tsx'
import { Earlier } from './Earlier.tsx'
import styles from './landing.module.css'
import { importsMessages } from './messages.ts'
import { type Refused, sendFile } from '../../shared/write/send-file.ts'
import { type Upload, UploadQueue, useUploads } from '../../shared/write/upload-queue.ts'
import { refusalText } from './refusal-words.ts'

const route = getRouteApi('/frame/imports')
/** Often enough for a bar that moves, only while something is being read. */
const WATCH_MS = 700

/** Documents on their way; `existing`: the same file is under review or in force already. */
const uploads = new UploadQueue<null, { readonly draftId: number; readonly existing: boolean }>((_, file, requestId, options) =>
  sendFile(`/files/imports?request=${requestId}`, file, options),
)

/** Where a document goes in, what is on its way, and every import before. */
export function Landing() {
  const t = useText(importsMessages)
  const trpc = useTRPC()
  const client = useQueryClient()
  const navigate = route.useNavigate()
  const { data: drafts } = useSuspenseQuery({
    ...trpc.imports.list.queryOptions(),
    refetchInterval: (query) =>
      query.state.data?.some((draft) => draft.state === 'uploaded' || draft.progress !== null) === true ? WATCH_MS : false,
  })
  const sending = useUploads(uploads)
  function take(files: readonly File[]) {
    for (const file of files) {
      uploads.add(
        null,
        { name: file.name, content: file },
        {
          refused: refusedUnsent(file),
          onDone: ({ draftId, existing }) => {
            void client.invalidateQueries({ queryKey: trpc.imports.list.queryKey() })
            // The only one is opened at once; of several the list shows how each stands.
            if (existing || files.length === 1) void navigate({ search: { file: draftId } })
          },
        },
      )
    }
  }
  return (
    <PageFrame title={t.page} documentTitle={t.page} subtitle={t.landing}>
      <Drop onFiles={take} />
      {sending.length > 0 && (
        <Card headline={t.onTheWay}>
          <ul className={styles.way}>
            {sending.map((file) => (
              <li key={file.id}>
                <OnTheWay file={file} />
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Earlier drafts={drafts} />
    </PageFrame>
  )
}

const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files')

/** Takes files that are dropped, chosen or pasted; a pasted text becomes a text document. */
function Drop({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const t = useText(importsMessages)
  const language = useLanguage()
  const [over, setOver] = useState(false)
  // Every child that is entered and left says so too.
  const depth = useRef(0)
  const picker = useRef<HTMLInputElement>(null)
  const left = () => {
    depth.current = 0
    setOver(false)
  }
  function pasted(event: ClipboardEvent) {
    const files = Array.from(event.clipboardData.files)
    const text = event.clipboardData.getData('text/plain')
    if (files.length > 0) onFiles(files)
    else if (text.trim().length > 200) onFiles([new File([text], `${t.pasteName}.txt`, { type: 'text/plain' })])
    else return
    event.preventDefault()
  }
  return (
    // What may be dropped or pasted may also be chosen with the button.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className={`${styles.drop} no-print`}
      aria-label={t.drop}
      data-over={over}
      onPaste={pasted}
      onDragEnter={(event) => {
        if (!hasFiles(event)) return
        depth.current += 1
        setOver(true)
      }}
      onDragLeave={() => {
        depth.current -= 1
        if (depth.current <= 0) left()
      }}
      // Without this the browser would open the file in place of the page.
      onDragOver={(event) => hasFiles(event) && event.preventDefault()}
      onDrop={(event) => {
        if (!hasFiles(event)) return
        event.preventDefault()
        left()
        onFiles(Array.from(event.dataTransfer.files))
      }}
    >
      <p className={styles.dropTitle}>{over ? t.dropNow : t.drop}</p>
      <p className={styles.dropWhat}>
        {t.formats('HWPX · HWP · PDF · XLSX · Markdown · TXT', fileSize(DOCUMENT_BYTES, language))}
      </p>
      <Button kind="primary" onClick={() => picker.current?.click()}>
        {t.pick}
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        multiple
        accept={acceptOf(DOCUMENT_EXTENSIONS)}
        aria-label={t.pick}
        onChange={(event) => {
          onFiles(Array.from(event.currentTarget.files ?? []))
          event.currentTarget.value = ''
        }}
      />
      <p className={styles.dropWhat}>{t.pasteToo}</p>
    </section>
  )
}

/** One file being sent, or why it was not taken. */
function OnTheWay({ file }: { file: Upload<null> }) {
  const t = useText(importsMessages)
  const language = useLanguage()
  const { refused } = file
  const percent = Math.round(file.share * 100)
  return (
    <div className={styles.file} data-refused={refused !== null}>
      <p className={styles.fileName}>
        <Korean>{file.name}</Korean>
      </p>
      <p className={styles.fileState} role={refused === null ? 'status' : 'alert'}>
        {refused !== null
          ? refusalText(refused, language)
          : file.state === 'queued'
            ? t.waiting
            : percent < 100
              ? t.sending(percent)
              : t.received}
      </p>
      <div className={styles.fileActs}>
        {refused?.reason === null && (
          <Button small onClick={() => uploads.retry(file.id)}>
            {t.again}
          </Button>
        )}
        <Button small onClick={() => uploads.dismiss(file.id)}>
          {refused === null ? t.stop : t.dismissIt}
        </Button>
      </div>
      {refused === null && <progress className={styles.bar} max={100} value={percent} aria-label={file.name} />}
    </div>
  )
}

function refusedUnsent(file: { readonly name: string; readonly size: number }): Refused | null {
  const extension = extensionOf(file.name)
  // Told at once, without sending it first.
  if (extension !== '' && !DOCUMENT_EXTENSIONS.some((one) => one === extension))
    return { reason: 'file-type-refused', facts: { extension } }
  if (file.size > DOCUMENT_BYTES) return { reason: 'file-too-large', facts: { what: 'bytes' } }
  return file.size === 0 ? { reason: 'file-empty', facts: {} } : null
}
