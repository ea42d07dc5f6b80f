import { formatNumber } from '../../format.ts'

/** The printed unit's name: 1,000,000 → 백만원. */
export const unitName = (unitWon: number) => (unitWon === 1_000_000 ? '백만원' : unitWon === 1000 ? '천원' : '원')
/** An amount of 원 in the printed unit, with what is finer than it. */
export const inUnit = (won: number, unitWon: number) => formatNumber(won / unitWon, 6)
