import { Link } from '@tanstack/react-router'
import { useText } from '../../../language.tsx'
import { originMessages } from './messages.ts'

/** To the indicator's panel, where each target and actual opens the place it was printed at, or who entered it. */
export function ToIndicator({
  of,
}: {
  of: { readonly indicatorId: number; readonly departmentId: number; readonly year: number; readonly name: string }
}) {
  const t = useText(originMessages)
  return (
    <Link
      to="/departments/$departmentId"
      params={{ departmentId: String(of.departmentId) }}
      search={{ year: of.year, indicator: of.indicatorId }}
      aria-label={t.toIndicatorOf(of.name)}
    >
      {t.toIndicator}
    </Link>
  )
}
