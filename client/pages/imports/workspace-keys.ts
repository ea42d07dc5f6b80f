import type { KeyboardEvent } from 'react'
import { isNote, isProposal, type Item, mayKeep } from './items.ts'

type Act = 'next' | 'before' | 'help' | 'view' | 'correct' | 'accept' | 'keep' | 'seen'

/** By the key's place, not its letter: with the Korean keyboard on, J gives ㅓ. */
const ACTS: Readonly<Record<string, Act>> = {
  KeyJ: 'next',
  KeyN: 'next',
  KeyK: 'before',
  KeyP: 'before',
  KeyV: 'view',
  F2: 'correct',
  KeyA: 'accept',
  KeyX: 'keep',
  KeyD: 'seen',
}

/** What a key of the review asks for; null when it asks for nothing, or not of this item. */
export function actOf(event: KeyboardEvent, item: Item | null): Act | null {
  if (event.altKey || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return null
  if (event.key === 'F1') return 'help'
  if (isTyping(event.target)) return null
  if (event.key === '?') return 'help'
  const act = ACTS[event.code] ?? null
  if (act === 'accept') return item?.open === true && isProposal(item) ? act : null
  if (act === 'keep') return item?.open === true && mayKeep(item) ? act : null
  if (act === 'seen') return item?.open === true && item.kind === 'doubt' && !isProposal(item) && !isNote(item) ? act : null
  return act
}

const isTyping = (target: EventTarget) =>
  (target instanceof HTMLInputElement && target.type !== 'radio') ||
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement
