import { makeWorkbook, type WriteSheet } from '../../documents/workbook-file.ts'
import type { Equation, Term } from '#domain/plan/equation.ts'
import { formatNumber } from '#domain/words/format-number.ts'
import { EQUATION_KIND_WORDS, EQUATION_STATE_WORDS, EQUATION_STATES } from '#domain/words/import-equation-words.ts'
import { countStates } from '#domain/plan/reconcile.ts'
import { cellsOf, PRINTED, type Styled, styled, TEXT_FORMAT } from '../../documents/sheet-style.ts'

export interface ReportFacts {
  readonly title: string
  readonly file: string
  readonly sha256: string
  /** ISO day */
  readonly on: string
}

/** What an Excel cell holds at most; the format refuses longer ones. */
const MOST_IN_CELL = 32_000
const NUMBER = '#,##0.####;△#,##0.####;0'

/** 대사 결과 as a workbook: a summary by severity, and every equation with its terms and where each is printed. The gravest come first. */
export function equationReport(equations: readonly Equation[], facts: ReportFacts): Promise<Uint8Array> {
  const ordered = equations.toSorted((a, b) => EQUATION_STATES.indexOf(a.state) - EQUATION_STATES.indexOf(b.state))
  return makeWorkbook([summary(ordered, facts), list(ordered)])
}

function summary(equations: readonly Equation[], { title, file, sha256, on }: ReportFacts): WriteSheet {
  const counts = countStates(equations)
  const kinds = [...Map.groupBy(equations, (e) => e.kind)]
  const of = (own: readonly Equation[], state: Equation['state']) => own.filter((e) => e.state === state).length
  const failed = equations.filter((e) => e.state === 'failed')
  const rows: Styled[][] = [
    [styled(`${title} 대사 결과`, 'title')],
    [styled(`원본 ${file} · SHA-256 ${sha256} · ${on}`, 'note')],
    [styled('계획서에 인쇄된 합계·증감·구성비를 모두 다시 계산한 결과입니다. 인쇄된 값은 고치지 않았습니다.', 'note')],
    [],
    [styled('구분', 'head'), ...EQUATION_STATES.map((s) => styled(EQUATION_STATE_WORDS[s].ko, 'head')), styled('계', 'head')],
    [
      styled('계', 'text'),
      ...EQUATION_STATES.map((s) => styled(counts[s], 'number', NUMBER)),
      styled(equations.length, 'number', NUMBER),
    ],
    ...kinds.map(([kind, own]) => [
      styled(EQUATION_KIND_WORDS[kind].ko, 'text'),
      ...EQUATION_STATES.map((s) => styled(of(own, s), 'number', NUMBER)),
      styled(own.length, 'number', NUMBER),
    ]),
    [],
    [styled(failed.length === 0 ? '불일치가 없습니다.' : `불일치 ${failed.length}건`, 'guideHead')],
    ...failed.map((e) => [
      styled(e.label, 'guide', TEXT_FORMAT),
      styled(said(e.printed), 'guide', TEXT_FORMAT),
      styled(computedText(e), 'guide', TEXT_FORMAT),
    ]),
  ]
  return {
    name: '요약',
    columns: [{ width: 46 }, { width: 22 }, { width: 22 }, { width: 12 }, { width: 12 }, { width: 10 }],
    ...cellsOf(rows),
    pageSetup: { ...PRINTED },
  }
}

const HEADS = [
  ['번호', 7],
  ['상태', 10],
  ['구분', 14],
  ['확인한 것', 44],
  ['인쇄된 값', 18],
  ['다시 계산한 값', 18],
  ['차이', 12],
  ['허용 오차', 10],
  ['인쇄된 곳', 34],
  ['항 (인쇄된 곳과 값)', 70],
] as const

function list(equations: readonly Equation[]): WriteSheet {
  const rows: Styled[][] = [
    HEADS.map(([word]) => styled(word, 'head')),
    ...equations.map((e, i) => [
      styled(i + 1, 'center'),
      styled(EQUATION_STATE_WORDS[e.state].ko, 'center'),
      styled(EQUATION_KIND_WORDS[e.kind].ko, 'text'),
      styled(e.label, 'text', TEXT_FORMAT),
      e.printed.value === null ? styled(e.printed.text ?? '', 'text', TEXT_FORMAT) : styled(e.printed.value, 'number', NUMBER),
      figure(e.computed),
      figure(e.difference),
      styled(e.tolerance, 'number', NUMBER),
      styled(place(e.printed), 'text', TEXT_FORMAT),
      styled(cut(e.terms.map((t) => `${place(t)} ${said(t)}`.trim()).join('\n')), 'text', TEXT_FORMAT),
    ]),
  ]
  return {
    name: '검산',
    columns: HEADS.map(([, width]) => ({ width })),
    ...cellsOf(rows),
    freezePane: { rows: 1, columns: 4 },
    autoFilter: { range: `A1:J${rows.length}` },
    pageSetup: { ...PRINTED, printTitlesRow: '$1:$1' },
  }
}

const figure = (value: number | null): Styled => (value === null ? styled(null, 'number') : styled(value, 'number', NUMBER))
const said = (term: Term): string => term.text ?? (term.value === null ? '' : formatNumber(term.value))
const place = ({ location }: Term): string => (location.line === null ? location.label : `${location.label} (${location.line}행)`)
const cut = (text: string) => (text.length > MOST_IN_CELL ? `${text.slice(0, MOST_IN_CELL)}…` : text)

function computedText(e: Equation): string {
  if (e.computed === null)
    return e.terms
      .map(said)
      .filter((text) => text !== '')
      .join(', ')
  return e.difference === null ? formatNumber(e.computed) : `${formatNumber(e.computed)} (차이 ${formatNumber(e.difference)})`
}
