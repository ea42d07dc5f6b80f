import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { onceLaidOut } from './laid-out.ts'
import styles from './Segmented.module.css'

/** The group that had the keyboard when it was last taken away, ms of the page's clock until when that counts. */
let leftBy = { label: '', until: 0 }
/** How long an answer may take until the group is drawn anew with it, in ms. */
const DRAWN_ANEW = 10_000

/** One of a few: the year, the roll-up rule, the theme. A real radio group, so arrows move and the choice is announced. */
export function Segmented<Value extends string | number>(props: {
  label: string
  value: Value
  options: readonly { readonly value: Value; readonly label: ReactNode }[]
  onChange: (value: Value) => void
  small?: boolean
}) {
  const name = useId()
  const group = useRef<HTMLFieldSetElement>(null)
  // Twelve months are wider than a telephone: the chosen one is brought into sight, sideways only.
  const at = props.options.findIndex((option) => option.value === props.value)
  useLayoutEffect(() => {
    const [own, chosen] = [group.current, group.current?.querySelectorAll('label')[at]]
    if (own === null || chosen === undefined) return undefined
    return onceLaidOut(own, () => void (own.scrollLeft = chosen.offsetLeft - (own.clientWidth - chosen.offsetWidth) / 2))
  }, [at])
  // A choice may draw the page anew, its group with it: the keyboard goes on in the group.
  const { label } = props
  useLayoutEffect(() => {
    const own = group.current
    if (leftBy.label === label && performance.now() < leftBy.until && document.activeElement === document.body)
      own?.querySelector<HTMLInputElement>('input:checked')?.focus({ preventScroll: true })
    return () => {
      if (own?.contains(document.activeElement) === true) leftBy = { label, until: performance.now() + DRAWN_ANEW }
    }
  }, [label])
  return (
    <fieldset ref={group} className={styles.group} data-small={props.small}>
      <legend className="sr-only">{props.label}</legend>
      {props.options.map((option) => (
        <label key={option.value} className={styles.option}>
          <input
            type="radio"
            name={name}
            className={styles.input}
            value={option.value}
            checked={option.value === props.value}
            onChange={() => props.onChange(option.value)}
          />
          <span className={styles.face}>{option.label}</span>
        </label>
      ))}
    </fieldset>
  )
}
