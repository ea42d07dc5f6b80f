/** 변경 이력 of one value: who did what, when, before and after, why. */
export function ValueHistory(_props: { indicatorId: number; year: number; month: number }) {
  return null
}
