import { AMOUNTS, PLAN_CHOICES, VALUES } from './audit-codes.ts'
import { type Field, FIELDS, type Named } from './audit-fields.ts'
import { refusalWord } from './audit-refusals.ts'
import { subjectWord } from './audit-subject.ts'
import { ACT_KINDS, actWord, type Both, wordIn } from './audit-words.ts'
import { formatNumber } from './format-number.ts'
import { PLAN_FIELD_WORDS } from './plan-field-words.ts'

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

/** What things were called on the day of an entry: 'unit:3' → '대외협력과', 'indicator:5', 'component:2', 'plan:1', 'person:…'. */
export type Names = Readonly<Record<string, string>>
const NO_NAMES: Names = {}

const both = (ko: string, en: string): Both => ({ ko, en })
const same = (text: string): Both => ({ ko: text, en: text })
/** Reads an entry's JSON of before and after into fields; JSON that cannot be read is one field of its own. */
export function changesOf(beforeJson: string | null, afterJson: string | null, names: Names = NO_NAMES): readonly Change[] {
  const before = fieldsOf(beforeJson)
  const after = fieldsOf(afterJson)
  const fields = [...new Set([...after.keys(), ...before.keys()])]
  // A correction of a document that was read: which field, and its value before and after.
  const corrected = beforeJson !== afterJson && fields.includes('field') && fields.includes('value')
  return fields.flatMap((name): Change[] => {
    const how = name === 'value' && corrected ? CORRECTED : known(name, after.get(name) ?? before.get(name))
    const is = after.get(name)
    const was = name === 'field' && corrected && is !== undefined ? undefined : before.get(name)
    const said = {
      field: name,
      label: how.label,
      before: was === undefined ? null : textOf(was, how, names),
      after: is === undefined ? null : textOf(is, how, names),
      minor: how.minor === true,
    }
    const silent = (is ?? null) === null && (was ?? null) === null
    if (silent) return []
    const oneSided = was === undefined ? before.size > 0 && is === null : is === undefined && after.size > 0
    if (name === 'field' && corrected) return [{ ...said, changed: true }]
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

/** What an entry names by number, as the keys of `Names`. */
export function namedIn(beforeJson: string | null, afterJson: string | null): readonly string[] {
  const found = new Set<string>()
  for (const json of [beforeJson, afterJson]) {
    for (const [name, value] of fieldsOf(json)) {
      const { reads } = known(name, value)
      for (const one of Array.isArray(value) ? value : [value]) {
        if (reads === 'links') for (const [of, id] of linkIds(one)) found.add(keyOf(of, id))
        else if (isNamed(reads) && isId(one)) found.add(keyOf(reads, one))
      }
    }
  }
  return [...found]
}

const NAMED: Readonly<Record<Named, Both>> = {
  unit: both('부서', 'department'),
  indicator: both('지표', 'indicator'),
  component: both('구성 항목', 'part'),
  plan: both('성과계획', 'plan'),
  person: both('사람', 'person'),
}
const isNamed = (reads: string | undefined): reads is Named => reads !== undefined && Object.hasOwn(NAMED, reads)
const isId = (value: unknown): value is number | string =>
  typeof value === 'number' || (typeof value === 'string' && value !== '')
const keyOf = (of: Named, id: number | string) => `${of}:${id}`

/** The indicator an activity counts for, and its part. */
function linkIds(link: unknown): readonly (readonly [Named, number])[] {
  if (!isObject(link)) return []
  const { indicatorId, componentId } = link
  return [
    ...(typeof indicatorId === 'number' ? ([['indicator', indicatorId]] as const) : []),
    ...(typeof componentId === 'number' ? ([['component', componentId]] as const) : []),
  ]
}

const NOTHING = '–'

function known(name: string, value: unknown): Field {
  // 'year' is the year's figure beside a value, a plain year elsewhere.
  if (name === 'year' && isValue(value)) return { label: both('연간 실적치', 'Year’s figure') }
  const amount = /^([a-z]+)-(\d{4})$/.exec(name)
  const of = wordIn(AMOUNTS, amount?.[1] ?? '')
  if (of) return { label: both(`${amount?.[2]}년 ${of.ko}(원)`, `${amount?.[2]} ${of.en} (KRW)`) }
  return wordIn(FIELDS, name) ?? wordIn(FIELDS, name.slice(name.lastIndexOf('.') + 1)) ?? { label: same(name) }
}

const CORRECTED: Field = { label: both('값', 'Value'), words: { ...VALUES, ...PLAN_CHOICES } }

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
    if (isObject(value) && !isValue(value) && wordIn(FIELDS, key)?.reads !== 'count')
      for (const [name, inner] of flat(value, `${path}${key}.`)) found.set(name, inner)
    else found.set(`${path}${key}`, value)
  }
  return found
}

function textOf(value: unknown, how: Field, names: Names): Both {
  if (value === null || value === undefined || value === '') return same(NOTHING)
  if (Array.isArray(value)) return value.length === 0 ? same(NOTHING) : joined(value.map((one) => textOf(one, how, names)))
  const word = typeof value === 'string' || typeof value === 'boolean' ? wordIn(how.words ?? {}, String(value)) : undefined
  if (word) return word
  const read = how.reads === undefined ? null : readAs(how.reads, value, names)
  if (read) return read
  if (isObject(value)) return valueText(value)
  if (typeof value === 'boolean') return value ? both('예', 'yes') : both('아니오', 'no')
  if (typeof value === 'number') return same(Number.isFinite(value) ? formatNumber(value) : String(value))
  return typeof value === 'string' ? same(dayOrText(value)) : same(JSON.stringify(value))
}

/** A value of a field that is read in its own way; null when it has not the form of one. */
function readAs(reads: NonNullable<Field['reads']>, value: unknown, names: Names): Both | null {
  if (isNamed(reads)) return isId(value) ? named(reads, value, names) : null
  if (reads === 'links') {
    const ids = linkIds(value)
    return ids.length === 0
      ? null
      : joined(
          ids.map(([of, id]) => named(of, id, names)),
          ' › ',
        )
  }
  if (reads === 'count') {
    const many = isObject(value) ? Object.keys(value).length : null
    return many === null ? null : both(`${many}개`, String(many))
  }
  if (typeof value !== 'string') return null
  switch (reads) {
    case 'day-of-year':
      return dayOfYear(value)
    case 'plan-field':
      return planField(value)
    case 'act':
      return value.endsWith('.') ? (wordIn<Both>(ACT_KINDS, value.slice(0, -1)) ?? null) : actWord(value)
    case 'subject':
      return subjectWord(value, null)
    case 'refusal':
      return both(refusalWord(value), value.replaceAll('-', ' '))
    case 'figures':
      return wordIn(VALUES, value) ?? dayOfYear(value) ?? figures(value)
  }
}

function named(of: Named, id: number | string, names: Names): Both {
  const name = wordIn(names, keyOf(of, id))
  // A person's name stands in for the account in old entries; a number is no name and is shown as one.
  if (name !== undefined) return same(name)
  if (typeof id === 'string' && of !== 'person') return same(id)
  return both(`${NAMED[of].ko} 번호 ${id}`, `${NAMED[of].en} no. ${id}`)
}

/** 'MM-DD' → '3월 31일' */
function dayOfYear(text: string): Both | null {
  const [, month, dayOfMonth] = /^(\d{2})-(\d{2})$/.exec(text) ?? []
  if (month === undefined || dayOfMonth === undefined) return null
  return both(`${Number(month)}월 ${Number(dayOfMonth)}일`, `${Number(month)}/${Number(dayOfMonth)}`)
}

/** '-12 | 12' → '△12 또는 12' */
function figures(text: string): Both | null {
  const all = text.split(/ [|/] /).map(Number)
  if (all.length < 2 || all.some((n) => !Number.isFinite(n))) return null
  const said = all.map((n) => formatNumber(n))
  return both(said.join(' 또는 '), said.join(' or '))
}

/** '기업 만족도 · weight' → '기업 만족도 · 가중치'; a field's name alone; 'targets/2026' */
function planField(text: string): Both {
  const at = text.lastIndexOf(' · ')
  const column = at < 0 ? text : text.slice(at + 3)
  const of = at < 0 ? '' : text.slice(0, at + 3)
  const [name = '', rest = '', part] = column.split('/')
  const [kind = '', year = ''] = rest.split('-')
  const years: Readonly<Record<string, Both>> = {
    targets: part === 'original' ? both(`${rest} 당초목표`, `${rest} original target`) : both(`${rest} 목표치`, `${rest} target`),
    actuals: both(`${rest} 실적치`, `${rest} actual`),
    amounts: both(`${year} ${wordIn(AMOUNTS, kind)?.ko ?? kind}`, `${year} ${wordIn(AMOUNTS, kind)?.en ?? kind}`),
    components: both(`구성 ${rest}`, `Part ${rest}`),
    shares: both('재원별 부담', 'Shares'),
  }
  const word =
    wordIn(years, name) ??
    (at < 0 ? wordIn(FIELDS, name)?.label : undefined) ??
    wordIn<Both>(PLAN_FIELD_WORDS, name) ??
    same(column)
  return both(of + word.ko, of + word.en)
}

function valueText(value: Readonly<Record<string, unknown>>): Both {
  const { kind, value: figure } = value
  if (kind === 'measured' && typeof figure === 'number') return same(formatNumber(figure))
  return (typeof kind === 'string' ? wordIn(VALUES, kind) : undefined) ?? same(JSON.stringify(value))
}

const joined = (texts: readonly Both[], by = ', ') => both(texts.map((t) => t.ko).join(by), texts.map((t) => t.en).join(by))

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
