import { scoreGroup } from '#domain/scoring/score.ts'
import type { ScoringPolicy } from '#domain/scoring/policy.ts'
import { formatNumber, formatScore } from '../../format.ts'
import { useText } from '../../language.tsx'
import styles from './entry.module.css'
import { lineId } from './lines.ts'
import { entryMessages } from './messages.ts'
import type { Unsent } from './outbox.ts'
import { previewFor } from './preview.ts'
import { cellKey, type GridCell } from './types.ts'

/** A department's score as it would be with what is being typed: always with the weight it stands on. */
export function Score(props: {
  cells: readonly GridCell[]
  unsent: readonly Unsent[]
  typing: { readonly id: string; readonly text: string } | null
  policy: ScoringPolicy
  explainOver: number
}) {
  const t = useText(entryMessages)
  const { cells, unsent, typing, policy, explainOver } = props
  const previews = cells.map((c) => {
    const text = typing?.id === lineId(c) ? typing.text : null
    const own = unsent.find((u) => u.key === cellKey(c))
    return own || text !== null ? previewFor(c, own, text, null, policy, explainOver) : null
  })
  const score = scoreGroup(
    cells.map((c, index) => previews[index]?.score ?? c.score),
    policy,
  )
  return (
    <span className={styles.score}>
      <span>{t.score}</span>
      <strong>{score.shown === null ? t.noScore : formatScore(score.shown)}</strong>
      <span className={styles.quiet}>
        {t.scoreOn(formatNumber(score.measuredWeight), formatNumber(score.totalWeight))}
        {previews.some(Boolean) && ` · ${t.preview}`}
      </span>
    </span>
  )
}
