import type { Followed, UnitRef } from '#domain/plan/reorganisation.ts'
import { Korean, useText } from '../../language.tsx'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { choicesOf, decide, LATER, userOf } from './decide.ts'
import { messages } from './messages.ts'
import styles from './reorganisation.module.css'
import { Shares } from './Shares.tsx'
import { type Event, refOf } from './use-event.ts'

const KINDS = ['indicator', 'programme', 'project', 'person'] as const

/** 따라가는 것: everything that follows whom, by unit and kind; what nobody has decided has its choice beside it. */
export function FollowStep({ event }: { event: Event }) {
  const t = useText(messages)
  const { followed } = event.view
  const units = [...new Set(followed.map((one) => one.unitId))]
  if (units.length === 0)
    return (
      <Card headline={t.stepFollow}>
        <EmptyState title={t.followNone}>{t.followNoneWhat}</EmptyState>
      </Card>
    )
  return (
    <div className={styles.stack}>
      {units.map((unitId) => {
        const own = followed.filter((one) => one.unitId === unitId)
        return (
          <Card
            key={unitId}
            headline={
              <>
                <Korean>{event.nameOf(unitId)}</Korean> · {t.followTitle(own.length)}
              </>
            }
            subtitle={t.followWhat}
          >
            {KINDS.map((kind) => {
              const some = own.filter((one) => one.kind === kind)
              return some.length === 0 ? null : <Some key={kind} event={event} unitId={unitId} kind={kind} some={some} />
            })}
            <Shares event={event} unitId={unitId} />
          </Card>
        )
      })}
    </div>
  )
}

function Some(props: { event: Event; unitId: number; kind: Followed['kind']; some: readonly Followed[] }) {
  const t = useText(messages)
  const { event, unitId, kind, some } = props
  const { ends, choices } = choicesOf(event, unitId)
  const set = (ones: readonly Followed[], to: UnitRef | null | undefined) => decide(event, ones, to)
  // What was chosen on this page stands before the server has answered.
  const chosenOf = (one: Followed): string => {
    const said =
      kind === 'person'
        ? event.draft.people.find((p) => p.from === unitId && p.userId === userOf(one))
        : event.draft.items.find((i) => i.item === one.item)
    if (said === undefined) return ''
    return said.to === null ? LATER : String(said.to)
  }
  const options = (
    <>
      {choices.map((unit) => (
        <option key={String(unit.ref)} value={String(unit.ref)} lang="ko">
          {unit.name}
        </option>
      ))}
      {(kind === 'person' || !ends) && <option value={LATER}>{ends ? t.later : t.stay}</option>}
    </>
  )
  const read = (value: string): UnitRef | null | undefined => (value === '' ? undefined : value === LATER ? null : refOf(value))
  const word = (one: Followed): string => {
    if (chosenOf(one) !== '') return t.chosen
    if (one.within !== null && one.how !== 'open') return t.withProgramme
    return one.how === 'open' ? t.undecided : one.how === 'stays' ? t.stays : one.how === 'automatic' ? t.automatic : t.chosen
  }
  return (
    <section className={styles.kind} aria-label={`${event.nameOf(unitId)} ${t[kind]}`}>
      <div className={styles.kindHead}>
        <h3>
          {t[kind]} {some.length}
        </h3>
        {event.editable && some.length > 1 && (
          <label className={styles.bulk}>
            {t.allTo(t[kind])}
            <select className={styles.select} value="" onChange={(e) => set(some, read(e.target.value))}>
              <option value="">{t.choose}</option>
              {options}
            </select>
          </label>
        )}
      </div>
      <ul className={styles.items}>
        {some.map((one) => {
          const value = chosenOf(one)
          const open = value === '' && one.how === 'open'
          return (
            <li key={one.item} data-open={open}>
              <Korean>{one.name}</Korean>
              <span className={styles.how}>{word(one)}</span>
              {event.editable ? (
                <select
                  className={styles.select}
                  aria-label={`${one.name} ${t.goesTo}`}
                  data-open={open}
                  value={value}
                  onChange={(e) => set([one], read(e.target.value))}
                >
                  <option value="">{one.to === null ? t.choose : event.nameOf(one.to)}</option>
                  {options}
                </select>
              ) : (
                <Korean>{one.to === null ? t.later : event.nameOf(one.to)}</Korean>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
