import type { FileDoors } from '../files.ts'

export function workbookFiles(_doors: FileDoors): void {}
