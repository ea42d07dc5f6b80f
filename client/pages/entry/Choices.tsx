import { useText } from '../../language.tsx'
import { useFrame } from '../../frame/use-frame.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import styles from './entry.module.css'
import { entryMessages } from './messages.ts'
import type { Grid } from './types.ts'

interface Choice {
  readonly year?: number
  readonly month?: number
  readonly department?: number | undefined
}

/** Year, period and department of the grid; kept in the address. */
export function Choices({
  grid,
  departmentId,
  onChoose,
}: {
  grid: Grid
  departmentId: number | undefined
  onChoose: (to: Choice) => void
}) {
  const t = useText(entryMessages)
  const all = useFrame()?.plan?.departments ?? []
  const shown = grid.departments
  const label = (m: number) => (m === 0 ? t.yearly : t.month(m))
  const several = departmentId !== undefined || shown.length > 1
  const choosable = departmentId === undefined ? shown : all
  return (
    <>
      <Segmented
        label={t.year}
        value={grid.year}
        options={grid.years.map((y) => ({ value: y, label: y }))}
        onChange={(year) => onChoose({ year })}
      />
      {grid.months.length > 1 &&
        (grid.months.length <= 5 ? (
          <Segmented
            label={t.period}
            value={grid.month}
            options={grid.months.map((m) => ({ value: m, label: label(m) }))}
            onChange={(month) => onChoose({ month })}
          />
        ) : (
          <select
            className={styles.select}
            aria-label={t.period}
            value={grid.month}
            onChange={(event) => onChoose({ month: Number(event.target.value) })}
          >
            {grid.months.map((m) => (
              <option key={m} value={m}>
                {label(m)}
              </option>
            ))}
          </select>
        ))}
      {several && (
        <select
          className={styles.select}
          aria-label={t.department}
          value={departmentId ?? 0}
          onChange={(event) => onChoose({ department: Number(event.target.value) || undefined })}
        >
          <option value={0}>{t.allDepartments}</option>
          {choosable.map((d) => (
            <option key={d.id} value={d.id}>
              {d.name}
            </option>
          ))}
        </select>
      )}
    </>
  )
}
