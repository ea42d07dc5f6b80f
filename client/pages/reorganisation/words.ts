import type { ReorganisationFinding } from '#domain/plan/reorganisation-check.ts'
import type { ReorganisationKind } from '#domain/plan/organisation.ts'
import type { ReorganisationDraft, ReorganisationLine, UnitBefore, UnitRef } from '#domain/plan/reorganisation.ts'
import { targetOf } from '#domain/plan/reorganisation.ts'
import { withParticle } from '#domain/words/particle.ts'
import { formatDate, formatMillion, formatNumber } from '../../format.ts'
import type { Language, Texts } from '../../language.tsx'
import type { messages } from './messages.ts'

type T = Texts<typeof messages>
type Step = 'basis' | 'links' | 'follow' | 'apply'

/** Where a finding is settled. */
export const STEP_OF: Readonly<Record<ReorganisationFinding['rule'], Step>> = {
  'no-lines': 'links',
  'no-day': 'basis',
  'not-a-day': 'basis',
  'no-ordinance': 'basis',
  'unit-not-there': 'links',
  'unit-changed-later': 'links',
  'line-twice': 'links',
  'two-ends': 'links',
  'split-one': 'links',
  'to-itself': 'links',
  'to-gone': 'links',
  circle: 'links',
  'level-differs': 'links',
  'no-parent': 'links',
  'name-missing': 'links',
  'same-name': 'links',
  'transfer-nothing': 'follow',
  'share-sum': 'follow',
  'share-reason': 'follow',
  undecided: 'follow',
  'figures-after': 'apply',
  'same-day': 'apply',
  'successor-older': 'apply',
  'people-follow': 'apply',
}

/** The sentence of a finding: what is wrong or open, and what to do. */
export function findingText(
  { rule, unit, to, facts }: ReorganisationFinding,
  nameOf: (ref: UnitRef | null) => string,
  t: T,
  language: Language,
): string {
  const a = nameOf(unit)
  const b = nameOf(to)
  const n = Number(facts['count'] ?? 0)
  const day = (key: string) => formatDate(String(facts[key] ?? ''))
  const kind = String(facts['kind'] ?? '')
  const thing = kindWord(kind, t)
  // Money is given in 원 and shown in 백만원.
  const amount = (key: string) =>
    kind === 'money' ? `${formatMillion(Number(facts[key] ?? 0))} ${t.million}` : formatNumber(Number(facts[key] ?? 0))
  const ko: Record<ReorganisationFinding['rule'], () => string> = {
    'no-lines': () => '바뀌는 조직이 없습니다. 조직을 잇거나 새 조직을 더하십시오.',
    'no-day': () => '시행일이 없습니다. 공포된 조례의 시행일을 넣으십시오.',
    'not-a-day': () => `${withParticle(String(facts['day']), '은/는')} 달력에 없는 날입니다. 시행일을 다시 넣으십시오.`,
    'no-ordinance': () => '근거 조례의 이름과 번호가 있어야 적용할 수 있습니다. 그때까지 초안으로 남습니다.',
    'unit-not-there': () => `${withParticle(a, '은/는')} 시행일 전날에 없던 조직입니다. 연결이나 시행일을 고치십시오.`,
    'unit-changed-later': () =>
      `${day('on')}에 ${withParticle(`‘${String(facts['title'])}’`, '으로/로')} 이미 바뀐 조직입니다(${a}). 시행일이 그보다 늦거나, 그 개편을 먼저 되돌려야 합니다.`,
    'line-twice': () => `${a}의 같은 연결이 둘입니다. 하나를 지우십시오.`,
    'two-ends': () => `${withParticle(a, '은/는')} 두 가지로 없어집니다. 하나만 남기십시오.`,
    'split-one': () => `${withParticle(a, '을/를')} 나누려면 이을 조직이 둘 이상이어야 합니다. 하나라면 통합으로 정하십시오.`,
    'to-itself': () => `${withParticle(a, '이/가')} 자기 자신을 잇습니다. 다른 조직을 선택하십시오.`,
    'to-gone': () => `${withParticle(b || a, '은/는')} 이 개편 뒤에 없는 조직입니다. 이을 조직을 다시 선택하십시오.`,
    circle: () => `${withParticle(a, '과/와')} ${withParticle(b, '이/가')} 서로를 잇습니다. 한쪽을 고치십시오.`,
    'level-differs': () =>
      `${withParticle(a, '과/와')} ${withParticle(b, '은/는')} 실국과 부서로 다릅니다. 실국은 실국이, 부서는 부서가 잇습니다.`,
    'no-parent': () => `${a}의 소속이 없습니다. 소속을 정하십시오.`,
    'name-missing': () => '이름 없는 새 조직이 있습니다. 이름을 적으십시오.',
    'same-name': () => `한 소속에 ${withParticle(String(facts['name']), '이/가')} 둘입니다. 이름을 다르게 적으십시오.`,
    'transfer-nothing': () => `${a}에서 ${b}에 넘길 것을 하나 이상 선택하십시오.`,
    'share-sum': () =>
      `${a}의 나눈 ${thing}의 합이 ${withParticle(amount('sum'), '으로/로')}, 계획서의 ${withParticle(amount('whole'), '과/와')} 다릅니다. 같아지게 고치십시오.`,
    'share-reason': () => `${a}의 ${withParticle(thing, '을/를')} 나눈 근거를 적으십시오.`,
    undecided: () => `${a}의 ${thing} ${n}${kind === 'person' ? '명' : '건'}이 갈 곳을 정하십시오.`,
    'figures-after': () => `${day('day')} 뒤 기간의 실적 ${n}건이 이미 있습니다. 적용하면 그 실적은 잇는 조직의 것이 됩니다.`,
    'same-day': () => `같은 날에 다른 조직개편이 있습니다: ${String(facts['title'])}. 따로 두는 것이 맞습니까?`,
    'successor-older': () =>
      `${withParticle(b, '은/는')} ${a}보다 먼저 있던 조직입니다(${day('to')}, ${day('from')}). 잇는 쪽이 맞습니까?`,
    'people-follow': () => `통합되는 조직의 사람 ${n}명이 잇는 조직으로 옮겨 갑니다. 명단을 확인했습니까?`,
  }
  const en: Record<ReorganisationFinding['rule'], () => string> = {
    'no-lines': () => 'No unit changes. State a line or add a new unit.',
    'no-day': () => 'The day is missing. Give the day on which the ordinance takes effect.',
    'not-a-day': () => `${String(facts['day'])} is no day of the calendar. Give it again.`,
    'no-ordinance': () => 'It takes the name and number of the ordinance to apply. Until then it stays a draft.',
    'unit-not-there': () => `${a} did not exist on the day before. Correct the line or the day.`,
    'unit-changed-later': () =>
      `${a} was changed on ${day('on')} by “${String(facts['title'])}”. Choose a later day, or take that one back first.`,
    'line-twice': () => `${a} has the same line twice. Remove one.`,
    'two-ends': () => `${a} ends in two ways. Keep one.`,
    'split-one': () => `A split of ${a} needs two or more units that follow. Of one, state a merge.`,
    'to-itself': () => `${a} follows itself. Choose another unit.`,
    'to-gone': () => `${b || a} does not exist after this reorganisation. Choose again.`,
    circle: () => `${a} and ${b} follow each other. Correct one.`,
    'level-differs': () => `${a} and ${b} are of different levels. A bureau follows a bureau, a department a department.`,
    'no-parent': () => `${a} stands under nothing. Give it a place.`,
    'name-missing': () => 'A new unit has no name. Give it one.',
    'same-name': () => `Two units of one bureau are called ${String(facts['name'])}. Change a name.`,
    'transfer-nothing': () => `Choose what ${a} gives to ${b}.`,
    'share-sum': () => `${a}: ${thing} adds up to ${amount('sum')}, not to the printed ${amount('whole')}.`,
    'share-reason': () => `${a}: say where the figures of ${thing} stand.`,
    undecided: () => `${a}: ${n} × ${thing} without a place. Choose one for each.`,
    'figures-after': () =>
      `${n} figures of periods after ${day('day')} are there already. They become those of the units that follow.`,
    'same-day': () => `Another reorganisation is on the same day: ${String(facts['title'])}. Are they two?`,
    'successor-older': () => `${b} is older than ${a} (${day('to')}, ${day('from')}). Is that the right way round?`,
    'people-follow': () => `${n} people of merged units move to the unit that follows. Did you look at the list?`,
  }
  return (language === 'ko' ? ko : en)[rule]()
}

/** The kind of a thing that follows, in a word; a figure that is divided too. */
export const kindWord = (kind: string, t: T): string =>
  kind === 'indicator' || kind === 'programme' || kind === 'project' || kind === 'person'
    ? t[kind]
    : kind === 'quota' || kind === 'headcount' || kind === 'money'
      ? t[kind]
      : kind

/** What the event does, as one sentence: the new units first, else how many units change in which way. '' = nothing yet. */
export function whatText(before: readonly UnitBefore[], { units, lines }: ReorganisationDraft, language: Language): string {
  const made = (level: 'bureau' | 'department') => units.filter((unit) => unit.level === level).length
  const [bureaus, departments] = [made('bureau'), made('department')]
  const word = (level: UnitBefore['level'], n: number) =>
    language === 'ko'
      ? `${level === 'bureau' ? '실국' : '부서'} ${n}개`
      : `${n} ${level === 'bureau' ? 'bureau' : 'department'}${n === 1 ? '' : 's'}`
  const counted = ([['bureau', bureaus] as const, ['department', departments] as const] as const).filter(([, n]) => n > 0)
  const [first, second] = counted.map(([level, n]) => word(level, n))
  if (first !== undefined) {
    if (language === 'en') return `${[first, second].filter(Boolean).join(' and ')} newly made`
    return `${withParticle(second === undefined ? first : `${withParticle(first, '과/와')} ${second}`, '을/를')} 새로 둡니다`
  }
  const levels = new Map(before.map((unit) => [unit.id, unit.level]))
  const [line] = lines
  if (line === undefined) return ''
  const same = new Set(lines.filter((one) => one.kind === line.kind).map((one) => one.from))
  const what = word(levels.get(line.from) ?? 'department', same.size)
  const rest = new Set(lines.map((one) => one.from)).size - same.size
  return language === 'ko'
    ? `${VERBS[line.kind].ko(what)}${rest > 0 ? ` (그 밖에 ${rest}곳)` : ''}`
    : `${what} ${VERBS[line.kind].en}${rest > 0 ? ` (and ${rest} more)` : ''}`
}

const VERBS: Readonly<Record<ReorganisationLine['kind'], { readonly ko: (what: string) => string; readonly en: string }>> = {
  rename: { ko: (what) => `${what}의 이름을 바꿉니다`, en: 'renamed' },
  move: { ko: (what) => `${withParticle(what, '을/를')} 다른 소속으로 옮깁니다`, en: 'moved' },
  split: { ko: (what) => `${withParticle(what, '을/를')} 나눕니다`, en: 'split' },
  merge: { ko: (what) => `${withParticle(what, '을/를')} 다른 조직과 합칩니다`, en: 'merged' },
  'transfer-part': { ko: (what) => `${what}의 업무 일부를 넘깁니다`, en: 'giving a part away' },
  close: { ko: (what) => `${withParticle(what, '을/를')} 없앱니다`, en: 'abolished' },
  widen: { ko: (what) => `${what}의 맡은 일을 넓힙니다`, en: 'with a wider role' },
}

/** What a line does, in a word. */
export const kindText = (kind: ReorganisationKind, t: T): string => (kind === 'create' ? t.created : t[kind])

/** A line in one sentence's worth: what it leads to. */
export const lineEnd = (line: ReorganisationLine, nameOf: (ref: UnitRef | null) => string): string =>
  line.kind === 'rename' ? line.name : nameOf(targetOf(line))
