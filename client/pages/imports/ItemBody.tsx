import { useLanguage, useText } from '../../language.tsx'
import { formatDateTime } from '../../format.ts'
import { Button } from '../../ui/Button.tsx'
import { type Answer, isProposal, type Item, mayKeep } from './items.ts'
import { importsMessages } from './messages.ts'
import { placeText } from './place.ts'
import { useRecords } from './records-context.ts'
import { SlotButton } from './SlotButton.tsx'
import styles from './items.module.css'
import { canLeaveOut, recordOf, type Slot } from './slots.ts'
import { WithWord } from './WithWord.tsx'
import { attentionWord, needWord } from './words.ts'

export interface ItemActs {
  readonly decide: (item: Item, answer: Answer, word?: string) => void
  readonly choose: (at: string) => void
  /** leaves the record out of the import */
  readonly leaveOut: (record: string, word: string | null) => void
  /** where units and renamed indicators are decided */
  readonly showChanges: () => void
}

/** An open item: what was printed, what is proposed, and what can be done about it. */
export function ItemBody({ item, slot, acts }: { item: Item; slot: Slot | null; acts: ItemActs }) {
  const t = useText(importsMessages)
  const language = useLanguage()
  const { editable, busy, edit } = useRecords()
  const inChanges = item.kind === 'need' && (item.need.kind === 'unit-open' || item.need.kind === 'match-open')
  const names = item.kind === 'doubt' && item.doubt.kind === 'name-proposal'
  const loc = item.loc ?? (inChanges ? null : (slot?.loc ?? null))
  const record = item.path === null ? null : recordOf(item.path)
  return (
    <div className={styles.body}>
      <p>
        {item.kind === 'doubt'
          ? attentionWord[item.doubt.kind].ask[language]
          : item.kind === 'need'
            ? needWord[item.need.kind].ask[language]
            : t.unreadAsk}
      </p>
      <dl className={styles.pairs}>
        {names && (
          <div>
            <dt>{t.inTable}</dt>
            <dd>
              <strong lang="ko">{item.doubt.subject}</strong>
            </dd>
          </div>
        )}
        {item.kind !== 'need' && (
          <div>
            <dt>{names ? t.inOverview : t.asPrinted}</dt>
            <dd>
              <q className={styles.raw} lang="ko">
                {item.raw}
              </q>
            </dd>
          </div>
        )}
        {item.kind === 'doubt' && item.doubt.proposal !== null && !names && (
          <div>
            <dt>{isProposal(item) ? t.proposal : t.readAs}</dt>
            <dd>
              <strong lang="ko">{item.doubt.proposal}</strong>
            </dd>
          </div>
        )}
        {loc !== null && (
          <div>
            <dt>{t.place}</dt>
            <dd>{placeText(loc, t)}</dd>
          </div>
        )}
        {slot !== null && !inChanges && (
          <div>
            <dt>{slot.label}</dt>
            <dd>
              <SlotButton slot={slot} />
            </dd>
          </div>
        )}
        {item.decided !== null && (
          <div>
            <dt>{t.decidedBy}</dt>
            <dd>
              {item.decided.by} · {formatDateTime(item.decided.at)}
              {item.decided.word !== null && item.decided.word !== '' && <> · “{item.decided.word}”</>}
            </dd>
          </div>
        )}
      </dl>
      {editable && (
        <div className={styles.acts}>
          {!item.open ? (
            <Button small disabled={busy} onClick={() => acts.decide(item, 'again')}>
              {t.reopen}
            </Button>
          ) : (
            <>
              {isProposal(item) && (
                <Button small kind="primary" disabled={busy} onClick={() => acts.decide(item, 'accept')}>
                  {mayKeep(item) ? t.accept : t.oneProject} <kbd>A</kbd>
                </Button>
              )}
              {mayKeep(item) && (
                <Button small disabled={busy} onClick={() => acts.decide(item, 'keep')}>
                  {t.refuse} <kbd>X</kbd>
                </Button>
              )}
              {inChanges && (
                <Button small onClick={acts.showChanges}>
                  {t.toChanges}
                </Button>
              )}
              {slot !== null && !inChanges && (
                <Button small disabled={busy} onClick={() => edit(slot.path)}>
                  {t.correct} <kbd>F2</kbd>
                </Button>
              )}
              {item.kind === 'doubt' && !isProposal(item) && (
                <Button small disabled={busy} onClick={() => acts.decide(item, 'seen')}>
                  {t.seen} <kbd>D</kbd>
                </Button>
              )}
              {item.kind === 'unread' && (
                <WithWord act={t.dismiss} label={t.dismissWord} busy={busy} onAct={(word) => acts.decide(item, 'seen', word)} />
              )}
              {item.kind === 'need' && record !== null && canLeaveOut(record) && (
                <WithWord act={t.leaveOut} label={t.leaveOutWord} busy={busy} onAct={(word) => acts.leaveOut(record, word)} />
              )}
            </>
          )}
        </div>
      )}
    </div>
  )
}
