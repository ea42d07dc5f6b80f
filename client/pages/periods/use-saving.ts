import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { newRequestId } from '../../shared/write/request-id.ts'

/**
 * A number for each content that is sent: pressing again after a lost reply sends the same request, which the server does
 * only once; other content is another request.
 */
export function useRequestId(): (content: unknown) => string {
  const last = useRef({ content: '', id: '' })
  return (content) => {
    const text = JSON.stringify(content)
    if (text !== last.current.content) last.current = { content: text, id: newRequestId() }
    return last.current.id
  }
}

/** Periods and rules decide what every page shows, so all of them ask again. */
export function useRefreshAll(): () => void {
  const client = useQueryClient()
  return () => void client.invalidateQueries()
}
