import { dataChangesText } from '#domain/words/data-day.ts'
import { useQuery } from '@tanstack/react-query'
import { formatDate } from '../../format.ts'
import { defineMessages, useLanguage, useText } from '../../language.tsx'
import { useTRPC } from '../../trpc.ts'

const messages = defineMessages({
  of: {
    ko: (day: string, changes: string) => `${day} 기준 자료(${changes})`,
    en: (day: string, changes: string) => `Data as of ${day} (${changes})`,
  },
  none: { ko: '자료 없음', en: 'No data' },
})

interface Of {
  /** all bureaus where none is named */
  readonly bureauId?: number | undefined
  readonly year: number
}

/**
 * '2026. 11. 27. 기준 자료(실적 3건 확정)': the newest day the data of the year changed, with what changed; never the day somebody looks.
 * '' until the server has answered.
 */
export function useDataDay({ bureauId, year }: Of, enabled = true): string {
  const t = useText(messages)
  const language = useLanguage()
  const { data } = useQuery({ ...useTRPC().scorecards.dataDay.queryOptions({ bureauId, year }), enabled })
  if (data === undefined) return ''
  return data === null ? t.none : t.of(formatDate(data.day), dataChangesText(data.changes)[language])
}

/** The same as a part of a page's foot. */
export const DataDay = (of: Of) => <span>{useDataDay(of) || '\u00a0'}</span>
