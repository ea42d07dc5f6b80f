import type { ReactNode } from 'react'
import styles from './indicator.module.css'

/** A part of the panel with its heading. */
export function Section({ id, title, note, children }: { id?: string; title: ReactNode; note?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.section} id={id}>
      <h3 className={styles.heading}>{title}</h3>
      {note !== undefined && <p className={styles.note}>{note}</p>}
      {children}
    </section>
  )
}

/** Names and what they say, in two columns. */
export function Facts({ facts }: { facts: readonly { readonly name: string; readonly value: ReactNode }[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
