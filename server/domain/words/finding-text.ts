import type { Finding } from '../entry/entry-checks.ts'
import type { Both } from './terms.ts'
import { roundHalfUp } from '../scoring/decimal.ts'
import { formatNumber } from './format-number.ts'
import { withParticle } from './particle.ts'

type Language = keyof Both

const or = (language: Language, ko: string, en: string) => (language === 'ko' ? ko : en)
const figure = (value: number | undefined) => (value === undefined ? '' : formatNumber(roundHalfUp(value, 4)))

/** The rule that spoke, as a sentence with its figures: what is odd, not what to do. */
export function findingText({ rule, figures: f }: Pick<Finding, 'rule' | 'figures'>, l: Language): string {
  switch (rule) {
    case 'out-of-range':
      return or(l, '다룰 수 있는 크기를 넘는 수입니다', 'The number is too large')
    case 'fraction-of-a-count':
      return or(l, '낱개로 세는 단위인데 소수입니다', 'A count cannot have a fraction')
    case 'negative-count':
      return or(l, '음수가 될 수 없는 값입니다', 'It cannot be negative')
    case 'share-over-100':
      return or(l, '전체에 대한 비율인데 100%를 넘습니다', 'A share of a whole is over 100%')
    case 'parts-not-whole':
      return or(
        l,
        `구성 항목의 합 ${withParticle(figure(f['sum']), '과/와')} 다릅니다`,
        `Differs from the sum of its parts, ${figure(f['sum'])}`,
      )
    case 'falling-cumulative':
      return f['next'] === undefined
        ? or(
            l,
            `누계가 앞 기간 ${figure(f['before'])}보다 작습니다`,
            `The running total is below the earlier ${figure(f['before'])}`,
          )
        : or(l, `누계가 다음 기간 ${figure(f['next'])}보다 큽니다`, `The running total is above the later ${figure(f['next'])}`)
    case 'far-from-last-year': {
      const percent = f['percent'] ?? 0
      const size = figure(Math.abs(percent))
      return percent < 0
        ? or(l, `전년 ${figure(f['lastYear'])}보다 ${size}% 적습니다`, `${size}% below last year’s ${figure(f['lastYear'])}`)
        : or(l, `전년 ${figure(f['lastYear'])}보다 ${size}% 많습니다`, `${size}% above last year’s ${figure(f['lastYear'])}`)
    }
    case 'over-150-of-target':
      return or(
        l,
        `목표 ${figure(f['target'])}의 ${figure(f['percent'])}%입니다`,
        `${figure(f['percent'])}% of the target ${figure(f['target'])}`,
      )
    case 'under-50-of-target':
      return or(
        l,
        `목표 ${figure(f['target'])}의 ${figure(f['percent'])}%에 그칩니다`,
        `Only ${figure(f['percent'])}% of the target ${figure(f['target'])}`,
      )
    case 'equal-to-target':
      return or(l, '목표와 똑같은 값입니다', 'Exactly the target')
    case 'jump-10':
    case 'jump-100':
    case 'jump-1000':
      return jumpText(Number(rule.slice(5)), f, l)
  }
}

function jumpText(times: number, f: Finding['figures'], l: Language): string {
  const base = f['lastYear'] ?? f['target'] ?? 0
  const what = f['lastYear'] === undefined ? or(l, '목표', 'the target') : or(l, '전년', 'last year')
  const smaller = Math.abs(f['value'] ?? 0) < Math.abs(base)
  const size = smaller ? or(l, `${times}분의 1`, `1/${times}`) : or(l, `${times}배`, `${times} times`)
  return or(
    l,
    `${what} ${figure(base)}의 약 ${size}입니다. 자릿수를 확인하십시오`,
    `About ${size} ${what} (${figure(base)}): check the digits`,
  )
}
