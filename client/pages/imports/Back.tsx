import { Link } from '@tanstack/react-router'
import { useText } from '../../language.tsx'
import { importsMessages } from './messages.ts'
import styles from './review.module.css'

export function Back() {
  const t = useText(importsMessages)
  return (
    <Link className={styles.link} to="/imports" search={{}}>
      {t.back}
    </Link>
  )
}
