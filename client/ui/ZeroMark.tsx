/** A real 0 in a bar that is drawn as `svg`: a bar of no length would look like no figure, so a tick stands with the figure. */
export function ZeroMark({ fill = 'var(--mark)', y = '0', height = '100%' }: { fill?: string; y?: string; height?: string }) {
  return (
    <>
      <rect y={y} width="3" height={height} fill={fill} />
      <text x="7" y="50%" dominantBaseline="central" fontSize="10" fontWeight="600" fill="var(--ink)">
        0
      </text>
    </>
  )
}
