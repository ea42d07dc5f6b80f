/** The hatching of what is missing, for inline SVG: put it into <defs> and fill with url(#id). */
export function HatchPattern({ id, strong = false }: { id: string; strong?: boolean }) {
  return (
    <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="5" height="5" fill="var(--surface)" />
      <path d="M0 0V5" stroke={strong ? 'var(--mark)' : 'var(--hatch)'} strokeWidth={strong ? 3.4 : 1.4} />
    </pattern>
  )
}
