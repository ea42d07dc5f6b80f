import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'

/** To the sign-in page and, from there, back here. Once: <Navigate> would go again at every render on the way out. */
export function ToSignIn() {
  const router = useRouter()
  useEffect(() => {
    const { href, pathname } = router.state.location
    if (pathname !== '/sign-in') void router.navigate({ to: '/sign-in', search: { next: href }, replace: true })
  }, [router])
  return null
}
