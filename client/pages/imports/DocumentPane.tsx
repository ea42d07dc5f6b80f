import { usePersonAddress } from '../../shared/FileLink.tsx'
import { type MouseEvent, useMemo, useState } from 'react'
import type { Box, Loc } from '../../../server/documents/model.ts'
import { useText } from '../../language.tsx'
import { writing } from '../../writing-messages.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import documentStyles from './document.module.css'
import { DocumentTables, type Doubts, type OnPlace } from './DocumentTables.tsx'
import { importsMessages } from './messages.ts'
import styles from './review.module.css'
import { ruleMessages } from './rule-messages.ts'
import { RuleNotes } from './RuleNotes.tsx'
import { type Chosen, placeAt, placeKey } from './selection.ts'
import { type Piece, usePiecesOfPage } from './use-records.ts'
import type { PlanSummary } from './use-review.ts'

/** The left side: the document as it was read, or as it looks. */
export function DocumentPane(props: {
  draftId: number
  document: PlanSummary['document']
  pictures: boolean
  view: 'tables' | 'page'
  onView: (view: 'tables' | 'page') => void
  doubts: Doubts
  unread: Doubts
  chosen: Chosen
  onChoose: OnPlace
  /** asks what a table is; null: nobody may say it any more */
  onRule: ((block: number) => void) | null
  onUnread: () => void
}) {
  const t = useText(importsMessages)
  const r = useText(ruleMessages)
  const { draftId, document, onRule } = props
  const block = tableAt(props.chosen.place)
  return (
    <section className={styles.pane} aria-label={t.documentTitle} data-pane="document" data-print="hide">
      <div className={styles.bar}>
        <h2>{t.documentTitle}</h2>
        {props.unread.size > 0 && (
          <Button small kind="quiet" title={r.nextUnreadHow} onClick={props.onUnread}>
            {r.nextUnread(props.unread.size)} <kbd>U</kbd>
          </Button>
        )}
        {onRule !== null && block !== null && (
          <Button small onClick={() => onRule(block)}>
            {r.open} <kbd>T</kbd>
          </Button>
        )}
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
      <RuleNotes draftId={draftId} onRule={onRule} onPlace={(place) => props.onChoose(place, [])} />
      {props.pictures && props.view === 'page' ? (
        <PagePicture
          draftId={draftId}
          pages={document.pages ?? 1}
          first={document.firstPage}
          scale={document.format === 'pdf' ? 1 : 96 / 72}
          from={document.firstBlock}
          blocks={document.blocks}
          loc={props.chosen.loc}
          onChoose={props.onChoose}
        />
      ) : (
        <DocumentTables
          draftId={draftId}
          from={document.firstBlock}
          blocks={document.blocks}
          doubts={props.doubts}
          unread={props.unread}
          place={props.chosen.place}
          onChoose={props.onChoose}
        />
      )}
    </section>
  )
}

/** The block of a cell; null for a text. */
export function tableAt(place: string | null): number | null {
  const [block, row] = place?.split('.') ?? []
  return block === undefined || row === undefined || row === '' ? null : Number(block)
}

/** A page of the original as a picture, the chosen cell outlined where the reader knows its box; a press on the picture chooses a cell. */
function PagePicture(props: {
  draftId: number
  pages: number
  /** the page its own part of the document begins on */
  first: number
  /** the picture's pixels a point of the boxes */
  scale: number
  from: number
  blocks: number
  loc: Loc | null
  onChoose: OnPlace
}) {
  const t = useText(importsMessages)
  const k = useText(writing)
  const { loc, pages } = props
  const [turned, setTurned] = useState<{ page: number; from: Loc | null }>({ page: props.first, from: null })
  // Turning the pages by hand holds until something else is chosen.
  const own = turned.from === loc
  const page = Math.min(Math.max(1, own ? turned.page : (loc?.page ?? turned.page)), pages)
  const pieces = usePiecesOfPage(props.draftId, page, props.from, props.blocks)
  const boxes = useMemo(() => pieces.flatMap(boxesOf), [pieces])
  const [failed, setFailed] = useState<number | null>(null)
  const [drawn, setDrawn] = useState<{ page: number; width: number; height: number } | null>(null)
  const address = usePersonAddress()
  // The picture of another page is still shown while this one is drawn.
  const natural = drawn?.page === page ? drawn : null
  const box = loc?.box?.page === page ? loc.box : null

  function pressed(event: MouseEvent<HTMLDivElement>) {
    if (natural === null) return
    const area = event.currentTarget.getBoundingClientRect()
    const scale = natural.width / props.scale / area.width
    const place = placeAt(boxes, page, (event.clientX - area.left) * scale, (event.clientY - area.top) * scale)
    if (place !== null)
      props.onChoose(
        place,
        pieces.flatMap((piece) => piece.cells.filter((cell) => placeKey(cell) === place).map((cell) => cell.path)),
      )
  }
  return (
    <div className={documentStyles.picture}>
      <div className={documentStyles.pager}>
        <Button small kind="quiet" why={page <= 1 && k.firstOfAll} onClick={() => setTurned({ page: page - 1, from: loc })}>
          {t.pageBefore}
        </Button>
        <span aria-live="polite">{t.pageOf(page, pages)}</span>
        <Button small kind="quiet" why={page >= pages && k.lastOfAll} onClick={() => setTurned({ page: page + 1, from: loc })}>
          {t.pageAfter}
        </Button>
        {loc !== null && loc.page === page && box === null && <span className="muted">{t.noBox}</span>}
      </div>
      <div className={documentStyles.sheetScroll} data-sheet role="region" tabIndex={0} aria-label={t.pagePane}>
        {failed === page ? (
          <EmptyState title={t.noPicture}>{t.noPictureHow}</EmptyState>
        ) : (
          // The tables beside it do the same by keyboard.
          // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events
          <div className={documentStyles.sheet} onClick={pressed}>
            {natural === null && <p className={documentStyles.drawing}>{t.drawing}</p>}
            <img
              key={page}
              src={address(`/files/imports/${props.draftId}/page/${page}.svg`)}
              alt={t.pagePicture(page)}
              onError={() => setFailed(page)}
              onLoad={(event) =>
                setDrawn({ page, width: event.currentTarget.naturalWidth, height: event.currentTarget.naturalHeight })
              }
            />
            {box !== null && natural !== null && (
              <div
                key={`${page} ${box.x} ${box.y}`}
                ref={bringIntoView}
                className={documentStyles.outline}
                style={percent(box, natural.width / props.scale, natural.height / props.scale)}
                aria-hidden="true"
              />
            )}
          </div>
        )}
      </div>
    </div>
  )
}

/** The outlined cell to the upper third of what is seen of the page. */
function bringIntoView(mark: HTMLElement | null) {
  const view = mark?.closest<HTMLElement>('[data-sheet]') ?? null
  if (mark !== null && view !== null) view.scrollTop = Math.max(0, mark.offsetTop - view.clientHeight / 3)
}

function boxesOf(piece: Piece): { place: string; box: Box }[] {
  const locs = piece.blocks.flatMap((block) =>
    block.kind === 'text'
      ? [block.loc]
      : block.grid
          .flat()
          .filter((cell) => !cell.covered)
          .map((cell) => cell.loc),
  )
  return locs.flatMap((loc) => (loc.box === null ? [] : [{ place: placeKey(loc), box: loc.box }]))
}

/** A box in points on a picture that is drawn as wide as it may be. */
function percent(box: Box, width: number, height: number) {
  return {
    left: `${(box.x / width) * 100}%`,
    top: `${(box.y / height) * 100}%`,
    width: `${(box.width / width) * 100}%`,
    height: `${(box.height / height) * 100}%`,
  }
}
