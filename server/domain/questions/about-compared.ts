import { formatNumber } from '../words/format-number.ts'
import { type Both, label, shortLabel } from '../words/terms.ts'
import { cell, type GroupAt, scoreFigure, wordCell } from './about-group.ts'
import { type By, CATEGORY_WORDS, lines, PACE_WORDS } from './about-indicator.ts'
import { type AnswerBody, Figures, line, type Piece, type Row, toned, NOTHING } from './answer.ts'
import { both, type IndicatorAt, IndicatorFigures, indicatorPlace } from './figures.ts'

/** The same indicator in several years, or two indicators in one: side by side, each in its own unit, nothing added up. */
export function indicatorsCompared(all: readonly IndicatorAt[], by: By): AnswerBody {
  const figures = new Figures()
  const sameIndicator = new Set(all.map((at) => at.score.name)).size === 1
  const rows = all.map((at) => {
    const own = new IndicatorFigures(at, figures, by)
    const [target, actual, rate] = [own.target(), own.actual() ?? own.paceValue() ?? own.soFar(), own.rate()]
    const state = at.pace === null ? CATEGORY_WORDS[at.score.category] : PACE_WORDS[at.pace.status]
    const head = sameIndicator ? `${at.year}년` : at.score.name
    const row: Row = {
      name: head,
      within: sameIndicator ? '' : at.department,
      place: indicatorPlace(at, at.score.id),
      cells: [cell(target), cell(actual), cell(rate), wordCell(state)],
    }
    const said = (language: keyof Both): readonly Piece[] => {
      const [t, a] = [target ?? (language === 'ko' ? '없음' : 'none'), actual ?? CATEGORY_WORDS[at.score.category][language]]
      const provisional =
        actual === null || (at.score.actual.kind === 'measured' && at.score.actual.finality === 'final')
          ? ''
          : language === 'ko'
            ? '(잠정)'
            : ' (provisional)'
      return language === 'ko'
        ? line`${sameIndicator ? `${at.year}년` : `${at.year}년 ${at.score.name}`} 목표 ${t}, 실적 ${a}${provisional}`
        : line`${sameIndicator ? String(at.year) : `${at.score.name} ${at.year}`}: target ${t}, result ${a}${provisional}`
    }
    return { row, said, known: target !== null || actual !== null }
  })
  const name = all[0]?.score.name ?? ''
  const say = (language: keyof Both) =>
    rows.flatMap((one, index) =>
      index === 0 ? one.said(language) : [toned(language === 'ko' ? ' · ' : '; ', 'plain'), ...one.said(language)],
    )
  const first = all[0]
  return {
    ...NOTHING,
    status: rows.some((one) => one.known) ? 'answered' : 'no-data',
    sentence: lines(
      line`${sameIndicator ? `${name}: ` : ''}${say('ko')}.`,
      line`${sameIndicator ? `${name}: ` : ''}${say('en')}.`,
    ),
    figures: figures.all,
    table: {
      columns: [shortLabel('target'), shortLabel('actual'), label('achievementRate'), both('상태', 'State')],
      rows: rows.map((one) => one.row),
      more: 0,
    },
    place: first ? indicatorPlace(first, first.score.id) : null,
  }
}

/** Departments, or one over years, by their scores. */
export function groupsCompared(all: readonly GroupAt[], by: By): AnswerBody {
  const figures = new Figures()
  const made = all.map((of) => ({ of, score: scoreFigure(of, figures, by) }))
  const sameGroup = new Set(all.map((of) => of.id)).size === 1
  const head = (of: GroupAt) => (sameGroup ? `${of.year}년` : of.name)
  const say = (language: keyof Both): readonly Piece[] =>
    made.flatMap(({ of, score }, index) => {
      const name = language === 'ko' ? `${of.year}년 ${of.name} ` : `${of.name} ${of.year}: `
      const one =
        score === null
          ? line`${name}${language === 'ko' ? '평점 없음' : 'no score'}`
          : line`${name}${language === 'ko' ? '평점 ' : ''}${score.figure}${score.weights[language]}`
      return index === 0 ? one : [toned(language === 'ko' ? ' · ' : '; ', 'plain'), ...one]
    })
  return {
    ...NOTHING,
    status: made.some((one) => one.score !== null) ? 'answered' : 'no-data',
    sentence: lines(line`${say('ko')}.`, line`${say('en')}.`),
    figures: figures.all,
    table: {
      columns: [label('score'), both('지표', 'Indicators')],
      rows: made.map(({ of, score }) => ({
        name: head(of),
        within: '',
        place: of.place,
        cells: [
          cell(score?.figure ?? null),
          wordCell(both(`${formatNumber(of.indicators.length)}개`, formatNumber(of.indicators.length))),
        ],
      })),
      more: 0,
    },
    place: all[0]?.place ?? null,
  }
}
