import type { Category } from '#domain/scoring/category.ts'

/** ▲ ● ▼ ○ ∅ ⧗ and a dash, drawn: fonts lack some of them, and print and greyscale need the same shapes everywhere. */
const SHAPE: Record<Category, React.ReactNode> = {
  exceeded: <path d="M6 1.2 11.4 10.8H.6Z" fill="currentColor" />,
  met: <circle cx="6" cy="6" r="4.6" fill="currentColor" />,
  missed: <path d="M6 10.8.6 1.2H11.4Z" fill="currentColor" />,
  'not-due': <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  'not-computable': (
    <g fill="none" stroke="currentColor" strokeWidth="1.4">
      <circle cx="6" cy="6" r="3.8" />
      <path d="M1.6 10.4 10.4 1.6" />
    </g>
  ),
  'not-entered': (
    <path
      d="M2 1h8M2 11h8M3 1c0 3 2.4 3.6 2.4 5S3 8 3 11M9 1c0 3-2.4 3.6-2.4 5S9 8 9 11"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.3"
    />
  ),
  'not-applicable': <path d="M2 6h8" stroke="currentColor" strokeWidth="1.6" />,
}

/** The mark of a state. Decorative: the word always stands beside it. */
export function StatusGlyph({ category, size = '0.75em' }: { category: Category; size?: string }) {
  return (
    <svg viewBox="0 0 12 12" width={size} height={size} aria-hidden="true" focusable="false">
      {SHAPE[category]}
    </svg>
  )
}
