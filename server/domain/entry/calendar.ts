/** The years everything is kept within; the checks of the database say the same. */
const FIRST_YEAR = 1990
const LAST_YEAR = 2200
export const FIRST_DAY = `${FIRST_YEAR}-01-01`
export const LAST_DAY = `${LAST_YEAR}-12-31`

export const isYear = (year: number): boolean => Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR

/** The last month of a period; 0 stands for the year. */
export const isMonth = (month: number): boolean => Number.isInteger(month) && month >= 0 && month <= 12
