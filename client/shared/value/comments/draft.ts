import { useState } from 'react'
import { useFrame } from '../../../frame/use-frame.ts'
import type { Value } from './use-comments.ts'

/** What somebody is in the middle of writing about a value, kept on this machine until it is sent. */
export function useDraft(value: Value): readonly [string, (text: string) => void] {
  const user = useFrame()?.user.id ?? ''
  const name = `jipyo.comment.${user}.${value.year}.${value.month}.${value.indicatorId}`
  const [text, setText] = useState(() => read(name))
  return [
    text,
    (next) => {
      keep(name, next)
      setText(next)
    },
  ]
}

function read(name: string): string {
  try {
    return globalThis.localStorage?.getItem(name) ?? ''
  } catch {
    return '' // storage switched off by policy
  }
}

function keep(name: string, text: string): void {
  try {
    if (text.trim() === '') localStorage.removeItem(name)
    else localStorage.setItem(name, text)
  } catch {
    // as in read(): the text then lives as long as the page
  }
}
