import { type MouseEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { Block, Box, Loc } from '../../../server/imports/model.ts'
import { useText } from '../../language.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { importsMessages } from './messages.ts'
import { placeKey } from './place.ts'
import { placeAt } from './selection.ts'
import styles from './document.module.css'

/** A page of the original as a picture, the chosen cell outlined where the reader knows its box; a press on the picture chooses a cell. */
export function PagePicture(props: {
  src: (page: number) => string
  pages: number
  /** the picture's pixels a point of the boxes */
  scale: number
  blocks: readonly Block[]
  loc: Loc | null
  onChoose: (place: string) => void
}) {
  const t = useText(importsMessages)
  const { loc, pages } = props
  const [turned, setTurned] = useState<{ page: number; from: Loc | null }>({ page: 1, from: null })
  // Turning the pages by hand holds until something else is chosen.
  const own = turned.from === loc
  const page = Math.min(Math.max(1, own ? turned.page : (loc?.page ?? turned.page)), pages)
  const boxes = useMemo(() => boxesOf(props.blocks), [props.blocks])
  const [failed, setFailed] = useState<number | null>(null)
  const [natural, setNatural] = useState<{ width: number; height: number } | null>(null)
  const scroll = useRef<HTMLDivElement>(null)
  const outline = useRef<HTMLDivElement>(null)
  const box = loc?.box?.page === page ? loc.box : null
  useEffect(() => {
    const [view, mark] = [scroll.current, outline.current]
    if (view !== null && mark !== null) view.scrollTop = Math.max(0, mark.offsetTop - view.clientHeight / 3)
  }, [box, natural])

  function pressed(event: MouseEvent<HTMLDivElement>) {
    if (natural === null) return
    const area = event.currentTarget.getBoundingClientRect()
    const scale = natural.width / props.scale / area.width
    const place = placeAt(boxes, page, (event.clientX - area.left) * scale, (event.clientY - area.top) * scale)
    if (place !== null) props.onChoose(place)
  }
  return (
    <div className={styles.picture}>
      <div className={styles.pager}>
        <Button small kind="quiet" disabled={page <= 1} onClick={() => setTurned({ page: page - 1, from: loc })}>{t.pageBefore}</Button>
        <span aria-live="polite">{t.pageOf(page, pages)}</span>
        <Button small kind="quiet" disabled={page >= pages} onClick={() => setTurned({ page: page + 1, from: loc })}>{t.pageAfter}</Button>
        {loc !== null && loc.page === page && box === null && <span className="muted">{t.noBox}</span>}
      </div>
      <div className={styles.sheetScroll} ref={scroll} role="region" tabIndex={0} aria-label={t.pagePane}>
        {failed === page ? <EmptyState title={t.noPicture}>{t.noPictureHow}</EmptyState> : (
          // The tables beside it do the same by keyboard.
          // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events
          <div className={styles.sheet} onClick={pressed}>
            <img
              src={props.src(page)} alt={t.pagePicture(page)} onError={() => setFailed(page)}
              onLoad={(event) => setNatural({ width: event.currentTarget.naturalWidth, height: event.currentTarget.naturalHeight })}
            />
            {box !== null && natural !== null && <div ref={outline} className={styles.outline} style={percent(box, natural.width / props.scale, natural.height / props.scale)} aria-hidden="true" />}
          </div>
        )}
      </div>
    </div>
  )
}

function boxesOf(blocks: readonly Block[]): { place: string; box: Box }[] {
  const locs = blocks.flatMap((block) => (block.kind === 'text' ? [block.loc] : block.grid.flat().filter((cell) => !cell.covered).map((cell) => cell.loc)))
  return locs.flatMap((loc) => (loc.box === null ? [] : [{ place: placeKey(loc), box: loc.box }]))
}

/** A box in points on a picture that is drawn as wide as it may be. */
function percent(box: Box, width: number, height: number) {
  return {
    left: `${(box.x / width) * 100}%`, top: `${(box.y / height) * 100}%`,
    width: `${(box.width / width) * 100}%`, height: `${(box.height / height) * 100}%`,
  }
}
