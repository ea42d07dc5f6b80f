import { Link } from '@tanstack/react-router'
import { FORM_KINDS, type FormKind } from '#domain/entry/form-kind.ts'
import { useText } from '../../language.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import type { Refused } from '../write/send-file.ts'
import { elsewhereMessages } from './messages.ts'
import styles from './workbooks.module.css'

const PATHS = { actuals: '/entry', budget: '/budget', activities: '/activities', plan: '/imports' } as const

/** A file that belongs to another page: whose form it is, that nothing was entered, and the way there. */
export function Elsewhere({ form }: { form: FormKind }) {
  const t = useText(elsewhereMessages)
  return (
    <p role="alert" className={styles.warn}>
      {t[form]} {t.nothing} <Link to={PATHS[form]}>{t[`${form}Link`]}</Link>
    </p>
  )
}

/** Why a file was not taken; the form of another page leads there. */
export function RefusedFile({ reason, facts }: Refused) {
  const form = FORM_KINDS.find((kind) => kind === facts['form'])
  return form === undefined ? <ErrorNotice reason={reason} /> : <Elsewhere form={form} />
}
