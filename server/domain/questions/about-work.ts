import { withParticle } from '../words/particle.ts'
import { periodsAt } from '../words/period-name.ts'
import { type Both, TERMS } from '../words/terms.ts'
import { lines } from './about-indicator.ts'
import { type AnswerBody, type Figure, Figures, joined, line, type Place, type Quote, toned, NOTHING } from './answer.ts'
import type { Aspect } from './cues.ts'
import { both } from './figures.ts'

/** ISO day → '2026. 12. 10.' */
const dayText = (iso: string): string => {
  const [year, month, day] = iso.slice(0, 10).split('-').map(Number)
  return `${year}. ${month}. ${day}.`
}
/** A day as a figure, so that it has a cite: 20261210. */
const dayValue = (iso: string): number => Number(iso.slice(0, 10).replaceAll('-', ''))

/** 담당: the department, and who enters and confirms there for those who may know. */
export function whoAnswer(of: {
  readonly name: string
  readonly department: string
  readonly people: { readonly enter: readonly string[]; readonly review: readonly string[] } | null
  readonly place: Place
}): AnswerBody {
  const { people } = of
  const named = (words: readonly string[]) => (words.length === 0 ? null : words.join(', '))
  const [enter, review] = [named(people?.enter ?? []), named(people?.review ?? [])]
  return {
    ...NOTHING,
    status: 'answered',
    sentence: lines(
      joined(
        line`${withParticle(of.name, '은/는')} ${toned(of.department, 'good')}에서 맡고 있습니다.`,
        enter === null ? [] : line`입력: ${enter}.`,
        review === null ? [] : line`확정: ${review}.`,
      ),
      joined(
        line`${of.name} belongs to ${toned(of.department, 'good')}.`,
        enter === null ? [] : line`Entered by: ${enter}.`,
        review === null ? [] : line`Confirmed by: ${review}.`,
      ),
    ),
    place: of.place,
  }
}

/** 언제: the day by which a year's result is due. */
export function dueAnswer(of: {
  readonly name: string
  readonly id: number
  readonly year: number
  readonly dueOn: string
  readonly place: Place
}): AnswerBody {
  const figures = new Figures()
  const due = dueFigure(figures, {
    on: of.dueOn,
    label: both('집계 완료일', 'Results due'),
    of: { kind: 'indicator', id: of.id },
    year: of.year,
    place: of.place,
  })
  return {
    ...NOTHING,
    status: 'answered',
    sentence: lines(
      line`${String(of.year)}년 ${of.name}의 실적은 ${due}까지 집계합니다.`,
      line`The ${String(of.year)} result of ${of.name} is due by ${due}.`,
    ),
    figures: figures.all,
    place: of.place,
  }
}

function dueFigure(
  figures: Figures,
  of: { readonly on: string; readonly label: Both; readonly of: Figure['of']; readonly year: number; readonly place: Place },
): Figure {
  return figures.add({
    field: 'due',
    label: of.label,
    value: dayValue(of.on),
    unit: '일',
    text: both(dayText(of.on), dayText(of.on)),
    of: of.of,
    year: of.year,
    cite: { kind: 'record', words: both('정해진 마감일', 'the day that was set') },
    place: of.place,
  })
}

/** What waits in one period of a department. */
interface WaitingRow {
  readonly department: string
  readonly departmentId: number
  readonly year: number
  readonly month: number
  readonly toEnter: number
  readonly toReview: number
  readonly late: number
  readonly dueOn: string
}

/** 남은 일·마감: what waits for entry and for confirmation, what is late, and the next day. */
export function leftAnswer(of: {
  readonly name: string
  readonly departmentId: number | null
  readonly today: string
  readonly rows: readonly WaitingRow[]
  readonly asked: 'left' | 'when'
  readonly place: Place
}): AnswerBody {
  const figures = new Figures()
  const year = Number(of.today.slice(0, 4))
  const about: Figure['of'] = of.departmentId === null ? null : { kind: 'department', id: of.departmentId }
  const sum = (pick: (row: WaitingRow) => number) => of.rows.reduce((total, row) => total + pick(row), 0)
  const counted = (field: 'to-enter' | 'to-review' | 'late', label: Both, value: number, place = of.place, of1 = about) =>
    figures.add({
      field,
      label,
      value,
      unit: '건',
      text: both(`${value}건`, String(value)),
      tone: field === 'late' && value > 0 ? 'late' : 'plain',
      of: of1,
      year,
      cite: { kind: 'count', words: both('마감 현황에서 세었습니다', 'counted on the deadline board') },
      place,
    })
  const [ko, en] = [dayText(of.today), dayText(of.today)]
  if (of.rows.length === 0)
    return {
      ...NOTHING,
      status: 'answered',
      sentence: lines(line`${ko} 현재 ${of.name}에 남은 일이 없습니다.`, line`Nothing is left to do in ${of.name} on ${en}.`),
      place: of.place,
    }
  const next = of.rows.filter((row) => row.dueOn >= of.today).toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))[0]
  const [enter, review, late] = [
    counted(
      'to-enter',
      both('입력할 것', 'To enter'),
      sum((row) => row.toEnter),
    ),
    counted(
      'to-review',
      both('확정할 것', 'To confirm'),
      sum((row) => row.toReview),
    ),
    counted(
      'late',
      both('기한 지난 것', 'Overdue'),
      sum((row) => row.late),
    ),
  ]
  const due =
    next === undefined
      ? null
      : dueFigure(figures, {
          on: next.dueOn,
          label: both('다음 마감', 'Next deadline'),
          of: { kind: 'department', id: next.departmentId },
          year: next.year,
          place: of.place,
        })
  const nextLine =
    due === null || next === undefined
      ? { ko: [], en: [] }
      : {
          ko: line`다음 마감은 ${due}이며 ${next.department}의 ${periodsAt(next.year, next.month).ko}입니다.`,
          en: line`The next deadline is ${due}: ${next.department}, ${periodsAt(next.year, next.month).en.toLowerCase()}.`,
        }
  const leftLine = {
    ko: line`${ko} 현재 ${of.name}에 입력할 것 ${enter}, 확정할 것 ${review}이 남았고 기한 지난 것은 ${late}입니다.`,
    en: line`On ${en}, ${of.name} has ${enter} to enter and ${review} to confirm; ${late} overdue.`,
  }
  const order = of.asked === 'when' && due !== null
  return {
    ...NOTHING,
    status: 'answered',
    sentence: order
      ? lines(joined(nextLine.ko, leftLine.ko), joined(nextLine.en, leftLine.en))
      : lines(joined(leftLine.ko, nextLine.ko), joined(leftLine.en, nextLine.en)),
    figures: figures.all,
    place: of.place,
  }
}

const ASPECT_WORDS: Readonly<Record<Exclude<Aspect, 'all'>, Both>> = {
  formula: both(TERMS.formula.ko, TERMS.formula.en),
  source: both(TERMS.dataSource.ko, TERMS.dataSource.en),
  rationale: both(TERMS.rationale.ko, TERMS.rationale.en),
  direction: both(TERMS.direction.ko, TERMS.direction.en),
  weight: both(TERMS.weight.ko, TERMS.weight.en),
  unit: both('단위', 'unit'),
  frequency: both('측정 주기', 'frequency'),
}

/** 정의: what the plan prints of an indicator, word for word, or how it is measured in the year. */
export function definitionAnswer(of: {
  readonly name: string
  readonly id: number
  readonly year: number
  readonly aspect: Aspect
  readonly place: Place
  readonly printed: { readonly formula: Quote; readonly source: Quote; readonly rationale: Quote }
  readonly words: { readonly direction: Both; readonly frequency: Both; readonly unit: Both }
  readonly weight: (figures: Figures) => Figure
}): AnswerBody {
  const year = String(of.year)
  const { aspect } = of
  if (aspect === 'formula' || aspect === 'source' || aspect === 'rationale') {
    const name = ASPECT_WORDS[aspect]
    const quote = of.printed[aspect]
    if (quote.text === '')
      return {
        ...NOTHING,
        status: 'no-data',
        sentence: lines(
          line`${of.name}의 ${withParticle(name.ko, '은/는')} 계획에 없습니다.`,
          line`The plan gives no ${name.en} of ${of.name}.`,
        ),
        place: of.place,
      }
    return {
      ...NOTHING,
      status: 'answered',
      sentence: lines(
        line`${year}년 ${of.name}의 ${withParticle(name.ko, '은/는')} 계획서에 아래와 같이 적혀 있습니다.`,
        line`The plan for ${year} gives the ${name.en} of ${of.name} as below.`,
      ),
      quotes: [quote],
      place: of.place,
    }
  }
  const figures = new Figures()
  if (aspect === 'weight') {
    const weight = of.weight(figures)
    return {
      ...NOTHING,
      status: 'answered',
      sentence: lines(
        line`${year}년 ${of.name}의 가중치는 ${weight}입니다.`,
        line`The ${year} weight of ${of.name} is ${weight}.`,
      ),
      figures: figures.all,
      place: of.place,
    }
  }
  if (aspect !== 'all') {
    const [name, said] = [ASPECT_WORDS[aspect], of.words[aspect]]
    return {
      ...NOTHING,
      status: 'answered',
      sentence: lines(
        line`${year}년 ${of.name}의 ${withParticle(name.ko, '은/는')} ${toned(said.ko, 'good')}입니다.`,
        line`The ${name.en} of ${of.name} in ${year}: ${toned(said.en, 'good')}.`,
      ),
      place: of.place,
    }
  }
  const weight = of.weight(figures)
  return {
    ...NOTHING,
    status: 'answered',
    sentence: lines(
      line`${year}년 ${withParticle(of.name, '은/는')} 단위 ${of.words.unit.ko}, ${of.words.direction.ko}, ${of.words.frequency.ko}, 가중치 ${weight}인 지표입니다. 계획서의 정의는 아래와 같습니다.`,
      line`In ${year}, ${of.name} is measured in ${of.words.unit.en}, ${of.words.direction.en}, ${of.words.frequency.en}, with a weight of ${weight}. The plan defines it as below.`,
    ),
    quotes: [of.printed.formula, of.printed.source, of.printed.rationale].filter((quote) => quote.text !== ''),
    figures: figures.all,
    place: of.place,
  }
}

/** A word of the glossary. */
export const termAnswer = (name: string, quote: Quote): AnswerBody => ({
  ...NOTHING,
  status: 'answered',
  sentence: lines(line`‘${name}’의 뜻은 아래와 같습니다.`, line`What ‘${name}’ means, in the glossary:`),
  quotes: [quote],
})
