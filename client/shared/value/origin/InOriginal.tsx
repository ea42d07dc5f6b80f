import { Link } from '@tanstack/react-router'
import { PERMISSIONS } from '#domain/entry/permissions.ts'
import { useFrame } from '../../../frame/use-frame.ts'
import { useText } from '../../../language.tsx'
import { originMessages } from './messages.ts'
import { cellOf, type Origin } from './origin-words.ts'

/** The way to the figure's cell in the original, for whoever may see the imports. */
export function InOriginal({ origin }: { origin: Origin }) {
  const t = useText(originMessages)
  const role = useFrame()?.user.role
  const cell = cellOf(origin)
  if (cell === null || role === undefined || PERMISSIONS['import.manage'][role] === 'nowhere') return null
  return (
    <Link to="/imports" search={cell}>
      {t.open}
    </Link>
  )
}
