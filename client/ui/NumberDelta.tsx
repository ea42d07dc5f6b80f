import { formatChange } from '../format.ts'

/** A change with its sign (+ or △) and unit. Coloured only when told which way is good, and the sign says it without colour. */
export function NumberDelta(props: { value: number; unit?: string; decimals?: number; good?: 'up' | 'down' }) {
  const bad = props.good !== undefined && (props.good === 'up' ? props.value < 0 : props.value > 0)
  return (
    <span className={bad ? 'missed' : undefined}>
      {formatChange(props.value, props.decimals ?? 0)}
      {props.unit !== undefined && <span className="unit"> {props.unit}</span>}
    </span>
  )
}
