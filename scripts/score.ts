/** npm run score -- --year 2024 [--bureau ID] [--as-of 2026-06-30] [--json]: every score with its working, from the same functions as the screen. */
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { openStore } from '#data/database.ts'
import type { CountedStages } from '#domain/entry/submission.ts'
import type { Working } from '#domain/scoring/score.ts'
import type { Target } from '#domain/scoring/value.ts'
import { formatNumber } from '#domain/words/format-number.ts'
import type { RollUpRule } from '#domain/scoring/policy.ts'
import { commandLine } from '#server/built.ts'
import { readConfig } from '#server/config.ts'
import { seoulDay } from '#domain/entry/due.ts'
import { knownOn } from '#server/record/known-on.ts'
import { Refusal } from '#server/refusal.ts'
import { type ScoreReport, scoreReport } from '#server/scorecards/report.ts'
import { startFailure } from '#server/start-failure.ts'

const RULES: Readonly<Record<RollUpRule, string>> = {
  equal: '부서 동일 비중',
  budget: '예산 비중',
  headcount: '현원 비중',
  'measured-weight': '산정 가중치 비중',
}

const COUNTED: Readonly<Record<CountedStages, string>> = {
  'submitted-and-confirmed': '제출(잠정)·확정',
  'confirmed-only': '확정만',
}

class Told extends Error {}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      year: { type: 'string' },
      bureau: { type: 'string' },
      'as-of': { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  })
  const { databaseUrl } = readConfig()
  // Opening would make an empty database; looking must change nothing.
  if (!databaseUrl.includes('://') && !existsSync(databaseUrl)) {
    throw new Told(
      `데이터베이스가 아직 없습니다: ${databaseUrl}\n먼저 ${commandLine('start')}로 한 번 시작하십시오. (No database yet.)`,
    )
  }
  const store = openStore(databaseUrl, { readOnly: true })
  try {
    const today = seoulDay(new Date())
    const day = values['as-of'] ?? today
    const ask = { year: whole('year', values.year), bureauId: whole('bureau', values.bureau) }
    const report = await scoreReport(await knownOn(store.db, day, today), ask, day)
    console.log(values.json ? JSON.stringify(report, null, 2) : readable(report))
  } finally {
    await store.close()
  }
}

function whole(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (!/^\d{1,9}$/.test(text)) throw new Told(`--${name}에는 숫자를 쓰십시오: '${text}' (--${name} wants a number)`)
  return Number(text)
}

function readable(report: ScoreReport): string {
  const head = `${report.bureau} ${report.year}년 평점 · ${report.plan} · 기준일 ${report.asOf} · 집계 대상: ${COUNTED[report.counted]}`
  const rollUps = report.rollUps.map(
    (r) =>
      `  ${RULES[r.rule].padEnd(12, '　')} ${points(r.shown)}${r.leftOut.length > 0 ? `  (제외: ${r.leftOut.map((u) => u.name).join(', ')})` : ''}`,
  )
  return [head, ...report.departments.map(department), '국 평점 (합산 규칙별)', ...rollUps]
    .join('\n\n')
    .replaceAll('\n\n  ', '\n  ')
}

function department({ unit, result, indicators }: Working): string {
  const lines = indicators.map((i) => {
    const rate = 'shown' in i.rate ? `${i.rate.shown.toFixed(1)} %` : REASONS[i.rate.reason]
    const lost = i.pointsLost !== null && i.pointsLost > 0 ? `  감점 −${i.pointsLost.toFixed(2)}` : ''
    const provisional = i.actual.kind === 'measured' && i.actual.finality === 'provisional' ? ' (잠정)' : ''
    const original = i.originalTarget ? `  목표 ${targetWord(i.target)} (당초 ${targetWord(i.originalTarget)})` : ''
    return `  ${i.name} (${i.unit}) 가중치 ${i.weight}: ${i.formula ? `${i.formula} = ` : ''}${rate}${provisional}${lost}${original}`
  })
  return [`${unit.name} ${points(result.shown)} (산정 가중치 ${result.measuredWeight}/${result.totalWeight})`, ...lines].join(
    '\n',
  )
}

const targetWord = (target: Target) => (target.kind === 'set' ? formatNumber(target.value) : '없음')

const REASONS = {
  'not-entered': '미입력',
  'not-due': '집계 전',
  'not-applicable': '해당 없음',
  'target-zero': '산정 불가 (목표 0)',
  'no-target': '산정 불가 (목표 없음)',
  'ratio-undefined': '산정 불가',
} as const
const points = (shown: number | null) => (shown === null ? '산정 불가' : shown.toFixed(2))

/** Why the day of --as-of cannot be shown. */
const DAYS: Partial<Record<Refusal['reason'], (facts: Refusal['facts']) => string>> = {
  'no-such-day': ({ day }) =>
    `--as-of: 달력에 없는 날입니다: '${day}'. 2026-06-30처럼 적으십시오. (No such day: write it like 2026-06-30.)`,
  'known-in-future': ({ day, today }) =>
    `--as-of: 아직 오지 않은 날입니다: ${day}. 오늘은 ${today}입니다. (That day has not come yet; today is ${today}.)`,
  'known-too-early': ({ day, first }) =>
    `--as-of: 기록이 시작되기 전의 날입니다: ${day}. ${first}부터 볼 수 있습니다. (The record begins on ${first}.)`,
}

function sentence(error: unknown): string {
  if (error instanceof Told) return error.message
  if (error instanceof Refusal && error.reason === 'unknown-year') {
    const { year, first, last } = error.facts
    return `${year}년은 이 계획에 없습니다. ${first}~${last}년 가운데 선택하십시오. (The plan has no year ${year}; choose ${first}–${last}.)`
  }
  if (error instanceof Refusal && error.reason in DAYS) return DAYS[error.reason]?.(error.facts) ?? error.reason
  if (error instanceof Refusal && error.reason === 'unknown-bureau')
    return '그 번호의 실국이 없거나 계획이 없습니다. (No such bureau with a plan.)'
  if (error instanceof Refusal)
    return `불러온 계획이 없습니다. 먼저 ${commandLine('start')}로 한 번 시작하십시오. (No plan is loaded.)`
  return startFailure(error)
}

try {
  await main()
} catch (error) {
  console.error(sentence(error))
  process.exit(1)
}
