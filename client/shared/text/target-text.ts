import type { Target } from '#domain/scoring/value.ts'
import type { Language } from '../../language.tsx'

/** '180 (당초 200)': a changed target never stands without the one that the council confirmed (rules §7). */
export function withOriginal(
  shown: string,
  original: Target | undefined,
  say: (target: Target) => string,
  language: Language,
): string {
  if (original === undefined) return shown
  return language === 'ko' ? `${shown} (당초 ${say(original)})` : `${shown} (originally ${say(original)})`
}
