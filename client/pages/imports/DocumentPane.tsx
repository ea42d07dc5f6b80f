import { useText } from '../../language.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import type { Doubts } from './DocumentBlocks.tsx'
import { DocumentTables, type OnPlace } from './DocumentTables.tsx'
import { importsMessages } from './messages.ts'
import { PagePicture } from './PagePicture.tsx'
import styles from './review.module.css'
import type { Chosen } from './selection.ts'
import type { PlanSummary } from './types.ts'

/** The left side: the document as it was read, or as it looks. */
export function DocumentPane(props: {
  draftId: number
  document: PlanSummary['document']
  pictures: boolean
  view: 'tables' | 'page'
  onView: (view: 'tables' | 'page') => void
  doubts: Doubts
  chosen: Chosen
  onChoose: OnPlace
}) {
  const t = useText(importsMessages)
  const { draftId, document } = props
  return (
    <section className={styles.pane} aria-label={t.documentTitle} data-pane="document">
      <div className={styles.bar}>
        <h2>{t.documentTitle}</h2>
        {props.pictures && (
          <Segmented
            small
            label={t.viewAs}
            value={props.view}
            options={[
              { value: 'tables', label: t.asTables },
              { value: 'page', label: t.asPage },
            ]}
            onChange={props.onView}
          />
        )}
      </div>
      {props.pictures && props.view === 'page' ? (
        <PagePicture
          draftId={draftId}
          pages={document.pages ?? 1}
          scale={document.format === 'pdf' ? 1 : 96 / 72}
          blocks={document.blocks}
          loc={props.chosen.loc}
          onChoose={props.onChoose}
        />
      ) : (
        <DocumentTables
          draftId={draftId}
          blocks={document.blocks}
          doubts={props.doubts}
          place={props.chosen.place}
          onChoose={props.onChoose}
        />
      )}
    </section>
  )
}
