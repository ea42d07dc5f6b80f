import { Link } from '@tanstack/react-router'
import { FORM_KINDS, type FormKind } from '#domain/entry/form-kind.ts'
import { may } from '#domain/entry/permissions.ts'
import { useFrame } from '../../frame/use-frame.ts'
import { useText } from '../../language.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import type { Refused } from '../write/send-file.ts'
import { elsewhereMessages } from './messages.ts'
import styles from './workbooks.module.css'

const PATHS = { actuals: '/entry', budget: '/budget', activities: '/activities', plan: '/imports' } as const

/** A file that belongs to another page: whose form it is, that nothing was entered, and the way there, or who has it. */
export function Elsewhere({ form }: { form: FormKind | 'document' }) {
  const t = useText(elsewhereMessages)
  const user = useFrame()?.user
  const page = form === 'document' ? 'plan' : form
  const reads = page !== 'plan' || (user !== undefined && may(user, 'import.manage'))
  return (
    <p role="alert" className={styles.warn}>
      {t[form]} {t.nothing} {reads ? <Link to={PATHS[page]}>{t[`${page}Link`]}</Link> : t.planBy}
    </p>
  )
}

/** Why a file was not taken; the form of another page, or a document, leads there. `larger`: who enters a file of too many rows. */
export function RefusedFile({ reason, facts, larger }: Refused & { readonly larger?: string }) {
  const form = [...FORM_KINDS, 'document' as const].find((kind) => kind === facts['form'])
  if (form !== undefined) return <Elsewhere form={form} />
  return (
    <>
      <ErrorNotice reason={reason} />
      {larger !== undefined && reason === 'file-too-large' && <p className={styles.warn}>{larger}</p>}
    </>
  )
}
