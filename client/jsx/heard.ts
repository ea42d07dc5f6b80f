import { createElement, type ElementType, Fragment } from 'react'
import { nowLanguage } from '../language.tsx'
import { pieces, spoken } from '../spoken.ts'
import { Said } from './Said.tsx'

/** What holds nothing but text, or is itself only drawn: no element may stand in it. */
const PLAIN: ReadonlySet<string> = new Set(['textarea', 'title', 'style', 'script', 'text', 'tspan', 'desc'])

/**
 * The properties of an element of the page, its signs in words for the ear: those of its texts and of its name. Called for every
 * element of every drawing: what has no sign, nearly all, is answered by the first lines.
 */
export function heard(type: ElementType, props: unknown): unknown {
  if ((typeof type !== 'string' && type !== Fragment) || typeof props !== 'object' || props === null) return props
  const { children, 'aria-label': label, 'aria-hidden': hidden } = props as Readonly<Record<string, unknown>>
  if (label === undefined && !anySigns(children)) return props
  if (type === 'option') return heardOption(props)
  if (typeof type === 'string' && PLAIN.has(type)) return props
  const name = typeof label === 'string' ? spoken(label, nowLanguage()) : label
  const inside = hidden === true || hidden === 'true' ? children : heardWithin(children)
  if (name === label && inside === children) return props
  return { ...props, ...(label === undefined ? {} : { 'aria-label': name }), children: inside }
}

function anySigns(children: unknown): boolean {
  if (typeof children === 'string') return hasSigns(children)
  if (!Array.isArray(children)) return false
  for (const child of children) if (hasSigns(child)) return true
  return false
}

interface OptionProps {
  readonly children?: unknown
  readonly 'aria-label'?: string
}

/** No element may stand in a choice: its words for the ear are its name. */
function heardOption(props: OptionProps): OptionProps {
  const { children, 'aria-label': label } = props
  const parts: readonly unknown[] = Array.isArray(children) ? children : [children]
  const text = label ?? parts.filter((part) => typeof part === 'string' || typeof part === 'number').join('')
  return { ...props, 'aria-label': spoken(text, nowLanguage()) }
}

function heardWithin(children: unknown): unknown {
  if (typeof children === 'string') return hasSigns(children) ? createElement(Said, null, children) : children
  if (!Array.isArray(children) || !children.some(hasSigns)) return children
  return children.map((child: unknown, at) => (hasSigns(child) ? createElement(Said, { key: `said ${at}` }, child) : child))
}
const hasSigns = (child: unknown): child is string => typeof child === 'string' && pieces(child, 'ko', 'change') !== null
