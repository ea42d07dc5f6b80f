export { readDay } from '#domain/entry-text.ts'
