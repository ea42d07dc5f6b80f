import { formatDateTime } from '../../format.ts'
import { Korean, useText } from '../../language.tsx'
import { factsOf, reasonOf } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import styles from './activities.module.css'
import { differing } from './draft.ts'
import { labelOf, useFieldText } from './History.tsx'
import { formMessages } from './messages.ts'
import type { Page, Typed } from './types.ts'

/** Why it was not saved, and what to do: the twin of the same day, the other person's version beside mine, or the reason. */
export function Refused(props: {
  error: unknown
  page: Page
  mine: Typed
  /** as it is stored now */
  theirs: Typed | null
  onOpen: (id: number) => void
  onInsist: () => void
  onMine: () => void
  onTheirs: () => void
}) {
  const t = useText(formMessages)
  const shownAs = useFieldText(props.page)
  const { error, mine, theirs } = props
  const reason = reasonOf(error)
  const fact = (name: string) => String(factsOf(error)[name] ?? '')
  if (reason === 'duplicate-activity') {
    return (
      <div className={styles.refused} role="alert">
        <p>
          <Korean>{t.twin(fact('title'), [fact('partner'), fact('place')].filter((text) => text !== '').join(', '))}</Korean>
        </p>
        <div className={styles.acts}>
          <Button small onClick={() => props.onOpen(Number(fact('id')))}>
            {t.twinOpen}
          </Button>
          <Button small onClick={props.onInsist}>
            {t.twinSave}
          </Button>
        </div>
      </div>
    )
  }
  if (reason !== 'version-conflict' || theirs === null) return <ErrorNotice reason={reason} />
  return (
    <div className={styles.refused} role="alert">
      <p>{t.conflict(fact('by'), fact('at') === '' ? '' : formatDateTime(fact('at')))}</p>
      <table className={styles.both}>
        <thead>
          <tr>
            <td />
            <th scope="col">{t.theirs}</th>
            <th scope="col">{t.mine}</th>
          </tr>
        </thead>
        <tbody>
          {differing(theirs, mine).map((field) => (
            <tr key={field}>
              <th scope="row">{t[labelOf(field)]}</th>
              <td lang="ko">{shownAs(theirs, field)}</td>
              <td lang="ko">{shownAs(mine, field)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles.acts}>
        <Button small onClick={props.onTheirs}>
          {t.takeTheirs}
        </Button>
        <Button small onClick={props.onMine}>
          {t.keepMine}
        </Button>
      </div>
    </div>
  )
}
