import { createElement, type ElementType, Fragment } from 'react'
import { nowLanguage } from '../language.tsx'
import { pieces, spoken } from '../spoken.ts'
import { Said } from './Said.tsx'

/** What holds nothing but text, or is itself only drawn: no element may stand in it. */
const PLAIN: ReadonlySet<string> = new Set(['option', 'textarea', 'title', 'style', 'script', 'text', 'tspan', 'desc'])

/** The properties of an element of the page, its signs in words for the ear: those of its texts and of its name. */
export function heard(type: ElementType, props: unknown): unknown {
  const plain = typeof type === 'string' ? PLAIN.has(type) : type !== Fragment
  if (plain || typeof props !== 'object' || props === null) return props
  const { children, 'aria-label': label, 'aria-hidden': hidden } = props as Readonly<Record<string, unknown>>
  const language = nowLanguage()
  const name = typeof label === 'string' ? spoken(label, language) : label
  const inside = hidden === true || hidden === 'true' ? children : heardWithin(children)
  if (name === label && inside === children) return props
  return { ...props, ...(label === undefined ? {} : { 'aria-label': name }), children: inside }
}

function heardWithin(children: unknown): unknown {
  if (typeof children === 'string') return hasSigns(children) ? createElement(Said, null, children) : children
  if (!Array.isArray(children) || !children.some(hasSigns)) return children
  return children.map((child: unknown, at) => (hasSigns(child) ? createElement(Said, { key: `said ${at}` }, child) : child))
}
const hasSigns = (child: unknown): child is string => typeof child === 'string' && pieces(child, 'ko', 'change') !== null
