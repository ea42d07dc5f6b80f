import { Navigate, useLocation } from '@tanstack/react-router'
import { useState } from 'react'

/** To the sign-in page and, from there, back here. */
export function ToSignIn() {
  const { href } = useLocation()
  // Taken once: on the way out the location is already the sign-in page's, and following it would never end.
  const [here] = useState(href)
  return <Navigate to="/sign-in" search={{ next: here }} replace />
}
