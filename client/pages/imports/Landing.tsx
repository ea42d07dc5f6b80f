import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useText } from '../../language.tsx'
import { useTRPC } from '../../trpc.ts'
import { Card } from '../../ui/Card.tsx'
import { PageFrame } from '../../ui/PageFrame.tsx'
import { Drop } from './Drop.tsx'
import { Earlier } from './Earlier.tsx'
import { refusedUnsent } from './file-kinds.ts'
import { importsMessages } from './messages.ts'
import { OnTheWay } from './OnTheWay.tsx'
import { send, useSending } from './sending.ts'
import styles from './landing.module.css'

const route = getRouteApi('/frame/imports')
/** Often enough for a bar that moves, only while something is being read. */
const WATCH_MS = 700

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
  const sending = useSending()
  function take(files: readonly File[]) {
    for (const file of files) {
      send(
        file.name,
        file,
        ({ draftId, existing }) => {
          void client.invalidateQueries({ queryKey: trpc.imports.list.queryKey() })
          // The only one is opened at once; of several the list shows how each stands.
          if (existing || files.length === 1) void navigate({ search: { file: draftId } })
        },
        refusedUnsent(file),
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
