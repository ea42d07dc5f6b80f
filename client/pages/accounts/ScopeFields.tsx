import { type ReactNode, useId, useState } from 'react'
import { ROLES } from '#domain/entry/permissions.ts'
import { Korean, useText } from '../../language.tsx'
import styles from '../../shared/accounts/accounts.module.css'
import { accountsMessages } from '../../shared/accounts/messages.ts'
import { type Account, type Department, matches, scoped } from '../../shared/accounts/words.ts'

export interface Scope {
  readonly name: string
  readonly role: Account['role']
  readonly departmentIds: readonly number[]
}

/** From so many departments on one searches rather than reads. */
const MANY = 12

/** What an account is for: a name, a role, and the departments where the role has any. */
export function ScopeFields(props: {
  scope: Scope
  departments: readonly Department[]
  onChange: (scope: Scope) => void
  afterName?: ReactNode
}) {
  const { scope, departments, onChange } = props
  const t = useText(accountsMessages)
  const id = useId()
  return (
    <>
      <div className={styles.field}>
        <label htmlFor={`${id}-name`}>{t.name}</label>
        <input
          id={`${id}-name`}
          className={styles.input}
          value={scope.name}
          maxLength={60}
          required
          autoComplete="off"
          onChange={(event) => onChange({ ...scope, name: event.target.value })}
        />
      </div>
      {props.afterName}
      <div className={styles.field}>
        <label htmlFor={`${id}-role`}>{t.role}</label>
        <select
          id={`${id}-role`}
          className={styles.input}
          value={scope.role}
          aria-describedby={`${id}-what`}
          onChange={(event) => onChange({ ...scope, role: ROLES.find((r) => r === event.target.value) ?? scope.role })}
        >
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {t[role]}
            </option>
          ))}
        </select>
        <p id={`${id}-what`} className={styles.rule}>
          {t[`${scope.role}What`]}
        </p>
      </div>
      {scoped(scope.role) && (
        <Departments
          chosen={scope.departmentIds}
          departments={departments}
          onChange={(departmentIds) => onChange({ ...scope, departmentIds })}
        />
      )}
    </>
  )
}

function Departments(props: {
  chosen: readonly number[]
  departments: readonly Department[]
  onChange: (ids: readonly number[]) => void
}) {
  const { chosen, departments, onChange } = props
  const t = useText(accountsMessages)
  const [q, setQ] = useState('')
  const shown = departments.filter(
    (d) => q.trim() === '' || chosen.includes(d.id) || matches(`${d.name} ${d.bureau ?? ''}`.toLowerCase(), q.trim()),
  )
  const bureaus = [...Map.groupBy(shown, (d) => d.bureau ?? '')]
  return (
    <fieldset className={styles.departments}>
      <legend>
        {t.departments} <span className={styles.picked}>{t.departmentsPicked(chosen.length)}</span>
      </legend>
      {departments.length > MANY && (
        <input
          type="search"
          className={styles.input}
          aria-label={t.departmentsFind}
          placeholder={t.departmentsFind}
          value={q}
          onChange={(event) => setQ(event.target.value)}
        />
      )}
      {/* Scrolls where there are many: then it must be reachable by keyboard. */}
      <div
        className={styles.choices}
        role="group"
        aria-label={t.departments}
        tabIndex={departments.length > MANY ? 0 : undefined}
      >
        {bureaus.map(([bureau, some]) => (
          <div key={bureau}>
            {bureaus.length > 1 && (
              <p className={styles.bureau}>
                <Korean>{bureau}</Korean>
              </p>
            )}
            {some.map((d) => (
              <label key={d.id} className={styles.choice}>
                <input
                  type="checkbox"
                  checked={chosen.includes(d.id)}
                  onChange={(event) => onChange(event.target.checked ? [...chosen, d.id] : chosen.filter((one) => one !== d.id))}
                />
                <Korean>{d.name}</Korean>
              </label>
            ))}
          </div>
        ))}
      </div>
      {chosen.length === 0 && <p className={styles.rule}>{t.departmentNeeded}</p>}
    </fieldset>
  )
}
