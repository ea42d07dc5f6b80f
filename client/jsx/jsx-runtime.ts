/** What JSX becomes in this client: React's own elements, their signs in words for the ear (client/spoken.ts). */
import type { ElementType, Key } from 'react'
import * as react from 'react/jsx-runtime'
import { heard } from './heard.ts'

export { Fragment, type JSX } from 'react/jsx-runtime'
export const jsx = (type: ElementType, props: unknown, key?: Key) => react.jsx(type, heard(type, props), key)
export const jsxs = (type: ElementType, props: unknown, key?: Key) => react.jsxs(type, heard(type, props), key)
