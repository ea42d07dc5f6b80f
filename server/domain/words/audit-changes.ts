import { type Field, FIELDS, VALUES, type Words } from './audit-fields.ts'
import { type Both, wordIn } from './audit-words.ts'
import { formatNumber } from './format-number.ts'

/** One field of an entry, before and after, in the field's words. null: the entry says nothing of it on that side. */
export interface Change {
  readonly field: string
  readonly label: Both
  readonly before: Both | null
  readonly after: Both | null
  /** another value than before; what only stands on one side of two is no change */
  readonly changed: boolean
  /** numbers of versions and rows: for the full view, not for the line */
  readonly minor: boolean
}

const both = (ko: string, en: string): Both => ({ ko, en })
const same = (text: string): Both => ({ ko: text, en: text })
/** Reads an entry's JSON of before and after into fields; JSON that cannot be read is one field of its own. */
export function changesOf(beforeJson: string | null, afterJson: string | null): readonly Change[] {
  const before = fieldsOf(beforeJson)
  const after = fieldsOf(afterJson)
  const names = [...new Set([...after.keys(), ...before.keys()])]
  return names.flatMap((name): Change[] => {
    const { label, words, minor: small = false } = known(name, after.get(name) ?? before.get(name))
    const [was, is] = [before.get(name), after.get(name)]
    const said = {
      field: name,
      label,
      before: was === undefined ? null : textOf(was, words),
      after: is === undefined ? null : textOf(is, words),
      minor: small,
    }
    const silent = (is ?? null) === null && (was ?? null) === null
    if (silent) return []
    const oneSided = was === undefined ? before.size > 0 && is === null : is === undefined && after.size > 0
    return [{ ...said, changed: !oneSided && JSON.stringify(was ?? null) !== JSON.stringify(is ?? null) }]
  })
}

/** The line of an entry: '실적치 11 → 12, 상태 제출 → 확정'. Empty when nothing says more than the act itself. */
export function changeLine(changes: readonly Change[], language: keyof Both): string {
  return changes
    .filter((c) => c.changed && !c.minor)
    .map((c) => {
      const label = c.label[language]
      const [was, is] = [c.before?.[language] ?? null, c.after?.[language] ?? null]
      return was === null || was === NOTHING ? `${label} ${is ?? NOTHING}` : `${label} ${was} → ${is ?? NOTHING}`
    })
    .join(', ')
}

const NOTHING = '–'

function known(name: string, value: unknown): Field {
  // 'year' is the year's figure beside a value, a plain year elsewhere.
  if (name === 'year' && isValue(value)) return { label: both('연간 실적치', 'Year’s figure') }
  // What stands inside something minor is minor with it.
  const [whole = '', ...inside] = name.split('.')
  if (inside.length > 0 && wordIn(FIELDS, whole)?.minor === true) return { label: same(name), minor: true }
  return wordIn(FIELDS, name) ?? wordIn(FIELDS, name.slice(name.lastIndexOf('.') + 1)) ?? { label: same(name) }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isValue = (value: unknown) =>
  isObject(value) &&
  typeof value['kind'] === 'string' &&
  (value['kind'] === 'measured' || wordIn(VALUES, value['kind']) !== undefined)

function fieldsOf(json: string | null): ReadonlyMap<string, unknown> {
  if (json === null) return new Map()
  try {
    const read: unknown = JSON.parse(json)
    return isObject(read) ? flat(read, '') : new Map([['', read]])
  } catch {
    return new Map([['', json]])
  }
}

function flat(of: Readonly<Record<string, unknown>>, path: string): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>()
  for (const [key, value] of Object.entries(of)) {
    if (isObject(value) && !isValue(value)) for (const [name, inner] of flat(value, `${path}${key}.`)) found.set(name, inner)
    else found.set(`${path}${key}`, value)
  }
  return found
}

function textOf(value: unknown, words: Words | undefined): Both {
  if (value === null || value === undefined || value === '') return same(NOTHING)
  const word = typeof value === 'string' || typeof value === 'boolean' ? wordIn(words ?? {}, String(value)) : undefined
  if (word) return word
  if (isObject(value)) return valueText(value)
  if (Array.isArray(value)) return joined(value.map((one) => textOf(one, words)))
  if (typeof value === 'boolean') return value ? both('예', 'yes') : both('아니오', 'no')
  if (typeof value === 'number') return same(Number.isFinite(value) ? formatNumber(value) : String(value))
  return typeof value === 'string' ? same(dayOrText(value)) : same(JSON.stringify(value))
}

function valueText(value: Readonly<Record<string, unknown>>): Both {
  const { kind, value: figure } = value
  if (kind === 'measured' && typeof figure === 'number') return same(formatNumber(figure))
  return (typeof kind === 'string' ? wordIn(VALUES, kind) : undefined) ?? same(JSON.stringify(value))
}

const joined = (texts: readonly Both[]) => both(texts.map((t) => t.ko).join(', '), texts.map((t) => t.en).join(', '))

/** Days as offices write them, instants in Korean time; every other text as it is. */
function dayOrText(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return day(text)
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(text)) return text
  return seoulTime(text)
}
const day = (iso: string) => iso.slice(0, 10).split('-').map(Number).join('. ').concat('.')

/** An ISO instant in Korean time (UTC+9, no summer time): '2026. 11. 22. 14:05:09'. */
export function seoulTime(iso: string): string {
  const at = new Date(Date.parse(iso) + 9 * 3_600_000).toISOString()
  return `${day(at)} ${at.slice(11, 19)}`
}
