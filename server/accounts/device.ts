/** In words a person recognises their own machine by; null = not recognised. */
export interface Device {
  readonly system: string | null
  readonly browser: string | null
}

// In this order: Edge and Whale also say Chrome, everything says Mozilla, and a phone's Android also says Linux.
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Whale\//, 'Whale'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Edg(?:e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/(?:Firefox|FxiOS)\//, 'Firefox'],
  [/(?:Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/Version\/[\d.]+.* Safari\//, 'Safari'],
]
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/iPhone|iPad|iPod/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows NT/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
]

/** The machine and the browser a User-Agent header claims. What it claims is no proof of anything. */
export function deviceOf(userAgent: string): Device {
  const word = (table: readonly (readonly [RegExp, string])[]) => table.find(([pattern]) => pattern.test(userAgent))?.[1] ?? null
  return { system: word(SYSTEMS), browser: word(BROWSERS) }
}
