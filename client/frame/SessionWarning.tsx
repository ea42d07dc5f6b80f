import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useText } from '../language.tsx'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { frameMessages } from './messages.ts'

const WARN = 5 * 60_000

/** Five minutes before the idle limit: says so, and one press (any request) keeps the session. */
export function SessionWarning({ expiresAt }: { expiresAt: string }) {
  const t = useText(frameMessages)
  const client = useQueryClient()
  const [left, setLeft] = useState<number | null>(null)
  useEffect(() => {
    const look = () => setLeft(new Date(expiresAt).getTime() - Date.now())
    look()
    const timer = setInterval(look, 30_000)
    return () => clearInterval(timer)
  }, [expiresAt])
  if (left === null || left > WARN) return null
  return (
    <div role="alert">
      <Banner kind="warn" action={<Button onClick={() => void client.invalidateQueries()}>{t.stay}</Button>}>
        {t.endsSoon(Math.max(1, Math.ceil(left / 60_000)))}
      </Banner>
    </div>
  )
}
