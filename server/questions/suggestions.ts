import { overlap, bigrams, squeeze } from '#domain/questions/text.ts'
import { likeliest, type Thing } from '#domain/questions/link.ts'
import type { Understood } from '#domain/questions/understand.ts'
import type { Both } from '#domain/words/terms.ts'
import type { Names } from './names.ts'

const both = (ko: string, en: string): Both => ({ ko, en })

/** Questions about one thing that have an answer. */
function about(thing: Thing, year: number): readonly Both[] {
  const { name } = thing
  switch (thing.kind) {
    case 'indicator':
      return [
        both(`${year}년 ${name} 목표`, `${year} target of ${name}`),
        both(`${year}년 ${name} 달성률`, `${year} achievement rate of ${name}`),
        both(`${name} 측정산식`, `Formula of ${name}`),
        both(`${name} 담당 부서`, `Which department is responsible for ${name}?`),
      ]
    case 'department':
      return [
        both(`${year}년 ${name} 목표`, `${year} targets of ${name}`),
        both(`${year}년 ${name} 예산`, `${year} budget of ${name}`),
      ]
    case 'programme':
      return [both(`${year}년 단위사업 ${name} 예산`, `${year} budget of the unit programme ${name}`)]
    case 'project':
      return [both(`${year}년 세부사업 ${name} 예산`, `${year} budget of the detailed project ${name}`)]
    default:
      return []
  }
}

const general = (year: number): readonly Both[] => [
  both(`${year}년 예산이 가장 많이 줄어든 사업`, `Which programmes were cut most in ${year}?`),
  both(`${year}년 미달성 지표`, `Missed indicators of ${year}`),
  both(`${year}년 달성률이 가장 낮은 지표`, `The lowest achievement rate of ${year}`),
]

/** Five questions that are answered here, those with most of the asked one's letters first. */
export function nearestQuestions(question: string, names: Names, year: number): readonly Both[] {
  const own = names.known.filter((one) => one.thing.bureauId === names.plan.bureau.id && one.thing.kind !== 'team')
  const things = likeliest(question, own, 5)
  const pairs = bigrams(squeeze(question))
  const like = (one: Both) => Math.max(overlap(pairs, squeeze(one.ko)), overlap(pairs, squeeze(one.en)))
  return [...things.flatMap((thing) => about(thing, year)), ...general(year)].toSorted((a, b) => like(b) - like(a)).slice(0, 5)
}

/** What one may want to know next. */
export function followUps(of: Understood, year: number, names: Names): readonly Both[] {
  const { subject } = of
  if (subject === null || subject.kind === 'bureau' || subject.kind === 'term') return general(year).slice(0, 3)
  const before = names.plan.known.includes(year - 1)
    ? [both(`${year - 1}년 ${subject.name}`, `${subject.name} in ${year - 1}`)]
    : []
  const department = names.known.find((one) => one.thing.kind === 'department' && one.thing.id === subject.departmentId)?.thing
  const its =
    department === undefined || subject.kind === 'department'
      ? []
      : [both(`${year}년 ${department.name} 목표`, `${year} targets of ${department.name}`)]
  return [...before, ...about(subject, year).slice(0, 2), ...its].slice(0, 3)
}

/** Examples for an empty page: of this bureau's own names, each with an answer. */
export function examples(names: Names): readonly Both[] {
  const { year } = names.plan
  const own = names.known.map((one) => one.thing).filter((thing) => thing.bureauId === names.plan.bureau.id)
  const first = (kind: Thing['kind']) => own.find((thing) => thing.kind === kind)
  const [indicator, department, programme] = [first('indicator'), first('department'), first('programme')]
  return [
    ...(indicator ? [about(indicator, year)[0], both(`${indicator.name} 측정산식`, `Formula of ${indicator.name}`)] : []),
    ...(department ? [about(department, year)[0]] : []),
    ...(programme ? [about(programme, year)[0], general(year)[0]] : []),
    ...(indicator ? [both(`${indicator.name} 담당 부서`, `Which department is responsible for ${indicator.name}?`)] : []),
  ].filter((one) => one !== undefined)
}
