/** A day as it is typed in an office: 2026-06-30, 20260630, 2026. 6. 30., 2026/6/30 → ISO. Null: no such day. '' stays ''. */
export function readDay(text: string): string | null {
  const plain = text.normalize('NFKC').trim()
  if (plain === '') return ''
  const read = /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ?? /^(\d{4})\s*[-./년]\s*(\d{1,2})\s*[-./월]\s*(\d{1,2})\s*[.일]?$/.exec(plain)
  if (read === null) return null
  const [, year = '', month = '', day = ''] = read
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = new Date(`${iso}T00:00:00Z`)
  if (year < '1990' || year > '2200') return null
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== iso ? null : iso
}
