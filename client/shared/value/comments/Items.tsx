import { Fragment, useState } from 'react'
import { formatDateTime } from '../../../format.ts'
import { Korean, useText } from '../../../language.tsx'
import { Button } from '../../../ui/Button.tsx'
import styles from './comments.module.css'
import { messages } from './messages.ts'
import type { Item, List } from './use-comments.ts'

/** Shown at first; the beginning of a long talk is opened on request. */
const FIRST = 20

/** What was said, oldest first, with the place up to which it is settled. */
export function Items({ list, onWithdraw }: { list: List; onWithdraw: (item: Item) => void }) {
  const t = useText(messages)
  const [all, setAll] = useState(false)
  const { comments, settled } = list
  const shown = all ? comments : comments.slice(-FIRST)
  const earlier = comments.length - shown.length
  const upTo = settled?.act === 'resolve' ? settled.upTo : 0
  return (
    <>
      {earlier > 0 && (
        <div>
          <Button kind="quiet" small onClick={() => setAll(true)}>
            {t.earlier(earlier)}
          </Button>
        </div>
      )}
      <ol className={styles.items} aria-label={t.list}>
        {shown.map((item) => (
          <Fragment key={item.id}>
            <li className={styles.item} data-settled={item.id <= upTo}>
              <p className={styles.head}>
                <span>
                  <strong>
                    <Korean>{item.by}</Korean>
                  </strong>{' '}
                  <time dateTime={item.at} className={styles.at}>
                    {formatDateTime(item.at)}
                  </time>
                </span>
                {item.mine && item.text !== null && (
                  <Button kind="quiet" small aria-label={t.withdrawOne(formatDateTime(item.at))} onClick={() => onWithdraw(item)}>
                    {t.withdraw}
                  </Button>
                )}
              </p>
              {item.text === null ? (
                <p className={styles.gone}>{t.withdrawn}</p>
              ) : (
                <p className={styles.text}>
                  <Korean>{item.text}</Korean>
                </p>
              )}
            </li>
            {settled?.upTo === item.id && (
              <li className={styles.settled}>
                <Korean>{(settled.act === 'resolve' ? t.resolved : t.reopened)(settled.by, formatDateTime(settled.at))}</Korean>
              </li>
            )}
          </Fragment>
        ))}
      </ol>
    </>
  )
}
