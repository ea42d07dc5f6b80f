import { parseNumber } from '#domain/entry/parse-number.ts'
import { formatNumber } from '../../format.ts'
import { Korean, useText } from '../../language.tsx'
import { useDraft } from '../../shared/write/draft.ts'
import { useWrite } from '../../shared/write/use-write.ts'
import { factsOf, useTRPC } from '../../trpc.ts'
import { Field, FormDialog, ReasonField } from '../../ui/FormDialog.tsx'
import { transferMessages } from './transfer-messages.ts'
import type { TransferList, TransferRow, Transfers } from './transfers.ts'

interface Typed {
  readonly programmeId: number | undefined
  readonly fromUnitId: number | undefined
  readonly toUnitId: number | undefined
  readonly amount: string
  readonly movedOn: string
  readonly basis: string
  readonly eventId: number | undefined
  readonly note: string
}

const chosen = (text: string) => Number(text) || undefined

/** One line of free words. */
function LineField(props: { label: string; hint?: string; value: string; onChange: (text: string) => void }) {
  return (
    <Field label={props.label} {...(props.hint === undefined ? {} : { hint: props.hint })}>
      {(ids) => (
        <input
          {...ids}
          autoComplete="off"
          maxLength={300}
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

/** Records a movement: of which programme, from whom, to whom, how much, when, on what basis. */
export function MoveDialog({ data, onClose, onDone }: { data: Transfers; onClose: () => void; onDone: () => void }) {
  const t = useText(transferMessages)
  const trpc = useTRPC()
  const last = `${data.year}-12-31`
  const draft = useDraft<Typed>(`budget.move.${data.year}`, {
    programmeId: undefined,
    fromUnitId: undefined,
    toUnitId: undefined,
    amount: '',
    movedOn: data.today < last ? data.today : last,
    basis: '',
    eventId: undefined,
    note: '',
  })
  const { programmeId, fromUnitId, toUnitId, movedOn, basis, eventId, note } = draft.typed
  const programme = data.programmes.find((one) => one.id === programmeId)
  const unitName = (id: number) => {
    const unit = data.units.find((one) => one.id === id)
    return unit === undefined ? '' : unit.open ? unit.name : t.ended(unit.name)
  }
  // What one unit alone has can come from nobody else.
  const from = fromUnitId ?? (programme?.held.length === 1 ? programme.held[0]?.unitId : undefined)
  const parsed = parseNumber(draft.typed.amount)
  const amount = parsed.kind === 'value' && Number.isSafeInteger(parsed.value) ? parsed.value : null
  const move = useWrite(trpc.budgets.move.mutationOptions(), { onDone })
  const { limit } = factsOf(move.error)
  const ready =
    programme !== undefined &&
    from !== undefined &&
    toUnitId !== undefined &&
    amount !== null &&
    movedOn !== '' &&
    basis.trim() !== ''
  return (
    <FormDialog
      title={t.record}
      act={t.record}
      wide
      missing={draft.typed.amount.trim() !== '' && amount === null ? t.badAmount : !ready}
      pending={move.pending}
      refused={move.refused}
      {...(move.refused === 'movement-amount' && typeof limit === 'number' ? { problem: t.limit(formatNumber(limit)) } : {})}
      draft={draft}
      onClose={onClose}
      onSend={() => {
        if (programme === undefined || from === undefined || toUnitId === undefined || amount === null) return
        move.send(
          {
            year: data.year,
            programmeId: programme.id,
            fromUnitId: from,
            toUnitId,
            amount,
            movedOn,
            basis,
            eventId: eventId ?? null,
            note,
          },
          undefined,
          draft,
        )
      }}
    >
      <Field label={t.programme}>
        {(ids) => (
          <select
            {...ids}
            value={programme?.id ?? ''}
            onChange={(event) => draft.type({ programmeId: chosen(event.target.value), fromUnitId: undefined })}
          >
            <option value="">{t.choose}</option>
            {data.programmes.map((one) => (
              <option key={one.id} value={one.id} lang="ko">
                {`${unitName(one.departmentId)} · ${one.name}`}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t.from}>
        {(ids) => (
          <select {...ids} value={from ?? ''} onChange={(event) => draft.type({ fromUnitId: chosen(event.target.value) })}>
            <option value="">{t.choose}</option>
            {(programme?.held ?? []).map((one) => (
              <option key={one.unitId} value={one.unitId} lang="ko">
                {`${unitName(one.unitId)} · ${t.held(formatNumber(one.amount))}`}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t.to}>
        {(ids) => (
          <select {...ids} value={toUnitId ?? ''} onChange={(event) => draft.type({ toUnitId: chosen(event.target.value) })}>
            <option value="">{t.choose}</option>
            {data.units
              .filter((unit) => unit.open && unit.id !== from)
              .map((unit) => (
                <option key={unit.id} value={unit.id} lang="ko">
                  {unit.name}
                </option>
              ))}
          </select>
        )}
      </Field>
      <Field label={t.amount}>
        {(ids) => (
          <input
            {...ids}
            inputMode="numeric"
            autoComplete="off"
            maxLength={30}
            value={draft.typed.amount}
            onChange={(event) => draft.type({ amount: event.target.value })}
          />
        )}
      </Field>
      <Field label={t.movedOn}>
        {(ids) => (
          <input
            {...ids}
            type="date"
            required
            min={`${data.year}-01-01`}
            max={data.today < last ? data.today : last}
            value={movedOn}
            onChange={(event) => draft.type({ movedOn: event.target.value })}
          />
        )}
      </Field>
      <LineField label={t.basis} hint={t.basisHint} value={basis} onChange={(text) => draft.type({ basis: text })} />
      {data.events.length > 0 && (
        <Field label={t.event}>
          {(ids) => (
            <select {...ids} value={eventId ?? ''} onChange={(event) => draft.type({ eventId: chosen(event.target.value) })}>
              <option value="">{t.noEvent}</option>
              {data.events.map((one) => (
                <option key={one.id} value={one.id} lang="ko">
                  {one.title}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <LineField label={t.note} value={note} onChange={(text) => draft.type({ note: text })} />
    </FormDialog>
  )
}

/** Takes a movement back, with the reason that stays beside it. */
export function TakeBackDialog({ row, onClose, onDone }: { row: TransferRow; onClose: () => void; onDone: () => void }) {
  const t = useText(transferMessages)
  const trpc = useTRPC()
  const draft = useDraft(`budget.move-back.${row.id}`, { reason: '' })
  const back = useWrite(trpc.budgets.moveBack.mutationOptions(), { onDone })
  const { reason } = draft.typed
  return (
    <FormDialog
      title={t.takeTitle}
      act={t.take}
      danger
      missing={reason.trim() === ''}
      pending={back.pending}
      refused={back.refused}
      draft={draft}
      onClose={onClose}
      onSend={() => back.send({ id: row.id, reason }, undefined, draft)}
    >
      <p>
        <Korean>{t.takeWhat(row.programme, formatNumber(row.amount))}</Korean>
      </p>
      <ReasonField value={reason} onChange={(text) => draft.type({ reason: text })} />
    </FormDialog>
  )
}

/** Records that the list of a quarter went to the council, and on which day. */
export function FileListDialog(props: { list: TransferList; today: string; onClose: () => void; onDone: () => void }) {
  const t = useText(transferMessages)
  const trpc = useTRPC()
  const { list, today } = props
  const draft = useDraft(`budget.list.${list.year}.${list.quarter}`, { filedOn: today, note: '' })
  const file = useWrite(trpc.budgets.fileList.mutationOptions(), { onDone: props.onDone })
  const { filedOn, note } = draft.typed
  return (
    <FormDialog
      title={t.fileTitle(t.quarterOf(list.year, list.quarter))}
      act={t.file}
      missing={filedOn === ''}
      pending={file.pending}
      refused={file.refused}
      draft={draft}
      onClose={props.onClose}
      onSend={() => file.send({ year: list.year, quarter: list.quarter, filedOn, note }, undefined, draft)}
    >
      <Field label={t.filedOn}>
        {(ids) => (
          <input
            {...ids}
            type="date"
            required
            min={`${list.year}-01-01`}
            max={today}
            value={filedOn}
            onChange={(event) => draft.type({ filedOn: event.target.value })}
          />
        )}
      </Field>
      <LineField label={t.note} value={note} onChange={(text) => draft.type({ note: text })} />
    </FormDialog>
  )
}
