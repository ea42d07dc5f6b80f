import { formatNumber } from '../../../format.ts'

/** 812 → '812바이트', 13200 → '12.9KB', 20971520 → '20MB': of 1024, as Windows shows them. */
export function fileSize(bytes: number, language: 'ko' | 'en'): string {
  if (bytes < 1024) return language === 'ko' ? `${bytes}바이트` : `${bytes} bytes`
  const kilo = bytes / 1024
  return kilo < 1024 ? `${formatNumber(kilo, 1)}KB` : `${formatNumber(kilo / 1024, 1)}MB`
}
