/** 증빙 of one value: its files and links, and, where `editable`, how to add and remove them. */
export function Evidence(_props: { indicatorId: number; year: number; month: number; editable: boolean }) {
  return null
}
