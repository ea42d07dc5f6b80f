import type { ChartOption, ChartTokens } from './tokens.ts'

/** A page's option with what every chart has: the kit's type, tooltip and patterns, no animation, and `label` as its sentence. */
export function wholeOption(option: ChartOption, tokens: ChartTokens, label: string): ChartOption {
  const faint = 'rgba(255,255,255,0.38)'
  const given = option.tooltip
  return {
    animation: false,
    color: [tokens.mark, tokens.mark2, tokens.mark3, tokens.accent],
    textStyle: { fontFamily: tokens.font, fontSize: tokens.text, color: tokens.ink2 },
    ...option,
    ...(given === undefined || Array.isArray(given)
      ? {}
      : {
          tooltip: {
            backgroundColor: tokens.surface,
            borderColor: tokens.lineStrong,
            borderWidth: 1,
            padding: [8, 12],
            textStyle: { color: tokens.ink, fontFamily: tokens.font, fontSize: tokens.text * 1.08 },
            ...given,
          },
        }),
    aria: {
      enabled: true,
      // ECharts' machine-made sentence would replace ours; the first series (the actual) stays solid, the others are told apart by pattern.
      label: { description: label },
      decal: {
        show: true,
        decals: [
          { color: 'rgba(0,0,0,0)' },
          { color: faint, dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4 },
          {
            color: faint,
            symbol: 'circle',
            dashArrayX: [
              [6, 6],
              [0, 6, 6, 0],
            ],
            dashArrayY: [6, 0],
            symbolSize: 0.7,
          },
        ],
      },
    },
  }
}
