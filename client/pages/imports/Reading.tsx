import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Korean, useText } from '../../language.tsx'
import { newRequestId } from '../../shared/write/request-id.ts'
import { reasonOf, useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { PageFrame } from '../../ui/PageFrame.tsx'
import { Back } from './Back.tsx'
import { importsMessages } from './messages.ts'
import { progressShare, progressText } from './progress-text.ts'
import styles from './landing.module.css'
import type { ReadStatus } from './types.ts'

const route = getRouteApi('/frame/imports')

/** A document that is being read: how far, and the way to stop it. */
export function Reading({ status }: { status: ReadStatus }) {
  const t = useText(importsMessages)
  const trpc = useTRPC()
  const client = useQueryClient()
  const navigate = route.useNavigate()
  const stop = useMutation(
    trpc.imports.discard.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries({ queryKey: trpc.imports.pathKey() })
        await navigate({ search: {} })
      },
    }),
  )
  const { progress } = status
  const share = progress === null ? null : progressShare(progress)
  return (
    <PageFrame title={t.readingTitle} documentTitle={t.page} subtitle={<Korean>{status.fileName}</Korean>} actions={<Back />}>
      <Card headline={progress === null ? t.received : progressText(progress, t)} subtitle={t.readingHow}>
        <progress className={styles.bar} aria-label={t.readingTitle} {...(share === null ? {} : { max: 1, value: share })} />
        <p role="status" className="sr-only">
          {progress === null ? t.received : progressText(progress, t)}
        </p>
        <div>
          <Button
            disabled={stop.isPending}
            onClick={() =>
              stop.mutate({ draftId: status.id, version: status.version, reason: t.stoppedReading, requestId: newRequestId() })
            }
          >
            {t.stop}
          </Button>
        </div>
        {stop.error !== null && <ErrorNotice reason={reasonOf(stop.error)} />}
      </Card>
    </PageFrame>
  )
}
