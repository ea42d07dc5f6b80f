import { extensionOf } from '#domain/entry/file-kind.ts'
import { FileLink } from '../../FileLink.tsx'
import { Fragment } from 'react'
import { formatDateTime } from '../../../format.ts'
import { Korean, useLanguage, useText } from '../../../language.tsx'
import { Button } from '../../../ui/Button.tsx'
import styles from './evidence.module.css'
import { fileSize } from './uploads.ts'
import { messages } from './messages.ts'
import type { Item, List } from './use-evidence.ts'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useTRPC } from '../../../trpc.ts'

/** Files and links: what they are called, how large, who brought them and when, and what the scanner said. */
export function Items(props: {
  items: readonly Item[]
  onRemove: ((item: Item) => void) | null
  ofMonth?: (month: number) => string
}) {
  const t = useText(messages)
  const { onRemove, ofMonth } = props
  return (
    <ul className={styles.items} aria-label={t.list}>
      {props.items.map((item) => (
        <li key={item.id} className={styles.item}>
          <span className={styles.kind} aria-hidden="true">
            {kindOf(item)}
          </span>
          <div className={styles.what}>
            <p className={styles.name}>
              <Name item={item} />
            </p>
            <p className={styles.facts}>
              <Facts item={item} period={ofMonth?.(item.month) ?? null} />
            </p>
          </div>
          {onRemove !== null && (
            <Button kind="quiet" small aria-label={t.removeOne(item.title)} onClick={() => onRemove(item)}>
              {t.remove}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

const kindOf = ({ kind, title }: Item): string => (kind === 'link' ? 'URL' : extensionOf(title).toUpperCase())

function Name({ item }: { item: Item }) {
  const t = useText(messages)
  if (item.kind === 'link') {
    return (
      <a
        href={item.url ?? undefined}
        target="_blank"
        rel="noopener noreferrer"
        aria-label={t.open(item.title)}
        title={item.url ?? undefined}
      >
        <Korean>{item.title}</Korean>
      </a>
    )
  }
  if (item.scan === 'waiting' || item.scan === 'refused') return <Korean>{item.title}</Korean>
  return (
    <FileLink href={`/files/evidence/${item.id}`} download={item.title} aria-label={t.download(item.title)}>
      <Korean>{item.title}</Korean>
    </FileLink>
  )
}

function Facts({ item, period }: { item: Item; period: string | null }) {
  const t = useText(messages)
  const language = useLanguage()
  const scan = { none: null, waiting: t.waitingScan, refused: t.refusedScan, clean: t.clean }[item.scan]
  const facts = [
    ...(period === null ? [] : [period]),
    item.kind === 'link' ? hostOf(item.url) : fileSize(item.size ?? 0, language),
    item.addedBy,
    formatDateTime(item.addedAt),
  ]
  return (
    <Korean>
      {facts.map((fact, index) => (
        <Fragment key={fact}>
          {index > 0 && ' · '}
          <span className={styles.fact}>{fact}</span>
        </Fragment>
      ))}
      {scan !== null && (
        <>
          {' '}
          ·{' '}
          <span className={styles.scan} data-scan={item.scan}>
            {scan}
          </span>
        </>
      )}
    </Korean>
  )
}

/** Where a link leads, beside whatever it is called. */
const hostOf = (url: string | null) => (url !== null && URL.canParse(url) ? new URL(url).host : '')

/** All evidence of an indicator in one year, to be read only; `ofMonth` says which period each belongs to. */
export function EvidenceOfYear(props: { indicatorId: number; year: number; ofMonth?: (month: number) => string }) {
  const t = useText(messages)
  const trpc = useTRPC()
  const { data } = useSuspenseQuery(trpc.evidence.ofYear.queryOptions({ indicatorId: props.indicatorId, year: props.year }))
  if (data.length === 0) return <p className={styles.hint}>{t.yearNone}</p>
  return <Items items={data} onRemove={null} {...(props.ofMonth ? { ofMonth: props.ofMonth } : {})} />
}

/** What was taken away, by whom and when: whoever reviews should know that there was more. */
export function Removed({ list }: { list: List['removed'] }) {
  const t = useText(messages)
  return (
    <details className={styles.kinds}>
      <summary>{t.removedTitle(list.length)}</summary>
      <ul className={styles.gone}>
        {list.map((one) => (
          <li key={one.id}>
            <s>
              <Korean>{one.title}</Korean>
            </s>{' '}
            <span className={styles.facts}>
              <Korean>{t.removedBy(one.removedBy, formatDateTime(one.removedAt))}</Korean>
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
