import { Navigate } from '@tanstack/react-router'
import { useText } from '../language.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { frameMessages } from './messages.ts'
import { useFrame } from './use-frame.ts'

/** The first page: those who work for a department land on it, the others on the bureau. */
export function Landing() {
  const t = useText(frameMessages)
  const data = useFrame()
  if (!data?.plan) return <EmptyState title={t.noPlan}>{t.noPlanWhat}</EmptyState>
  const own = data.user.departmentIds[0]
  const forDepartment = data.user.role === 'head' || data.user.role === 'evaluator'
  return forDepartment && own !== undefined ? (
    <Navigate to="/departments/$departmentId" params={{ departmentId: String(own) }} replace />
  ) : (
    <Navigate to="/overview" replace />
  )
}
