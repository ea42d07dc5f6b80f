/** The same for development, with React's own warnings. */
import type { ElementType, Key } from 'react'
import * as react from 'react/jsx-dev-runtime'
import { heard } from './heard.ts'

export { Fragment, type JSX } from 'react/jsx-dev-runtime'
export const jsxDEV = (
  type: ElementType,
  props: unknown,
  key: Key | undefined,
  isStatic: boolean,
  source?: react.JSXSource,
  self?: unknown,
) => react.jsxDEV(type, heard(type, props), key, isStatic, source, self)
