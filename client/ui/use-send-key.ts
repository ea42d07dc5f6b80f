import { type KeyboardEvent, useEffect, useRef } from 'react'

/**
 * Ctrl+Enter (Cmd+Enter) sends what is typed. Pressed inside a Hangul syllable it sends after the syllable has ended, with
 * it. Spread on the field or on what holds the fields.
 */
export function useSendKey(send: () => void) {
  const wanted = useRef(false)
  // The newest one: the end of a syllable changes the text once more.
  const newest = useRef(send)
  useEffect(() => {
    newest.current = send
  })
  return {
    onKeyDown: (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || (event.key !== 'Enter' && event.code !== 'Enter' && event.code !== 'NumpadEnter'))
        return
      event.preventDefault()
      event.stopPropagation()
      if (isComposing(event)) wanted.current = true
      else send()
    },
    onCompositionEnd: () => {
      if (!wanted.current) return
      wanted.current = false
      queueMicrotask(() => newest.current())
    },
  }
}

/** True while an input method is in the middle of a syllable; some report that by the key code alone. */
export const isComposing = (event: KeyboardEvent) => event.nativeEvent.isComposing || event.keyCode === 229
