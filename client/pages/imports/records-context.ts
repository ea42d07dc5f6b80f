import { createContext, use } from 'react'

/** What a field's cell needs to know of the page around it. */
export interface RecordsState {
  readonly editable: boolean
  /** path */
  readonly chosen: string | null
  readonly editing: string | null
  /** places in doubt */
  readonly doubts: ReadonlySet<string>
  readonly busy: boolean
  /** why the value typed was not taken */
  readonly refused: string | null
  readonly choose: (path: string) => void
  readonly edit: (path: string | null) => void
  readonly enter: (path: string, typed: string) => void
}

export const RecordsContext = createContext<RecordsState | null>(null)

export function useRecords(): RecordsState {
  const state = use(RecordsContext)
  if (state === null) throw new Error('no records around this field')
  return state
}
