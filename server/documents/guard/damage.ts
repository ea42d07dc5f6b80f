import { Refusal } from '../../refusal.ts'

/** What is wrong with a file, in a word; `facts.what` of a refusal. */
export type Damage =
  | 'empty'
  | 'archive'
  | 'part-name'
  | 'cut-short'
  | 'xml'
  | 'entities'
  | 'encoding'
  | 'compound-file'
  | 'unreadable'
  | 'partly-readable'
  | 'no-text'

export type Excess = 'bytes' | 'unpacked' | 'parts' | 'ratio' | 'elements' | 'pages' | 'cells' | 'time' | 'memory'

export const damaged = (what: Damage) => new Refusal('file-damaged', { what })

export const excessive = (what: Excess, limit: number) => new Refusal('file-too-large', { what, limit })

export const encrypted = () => new Refusal('file-encrypted')
