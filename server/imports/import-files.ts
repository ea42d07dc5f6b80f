import type { FileDoors } from '../files.ts'

export function importFiles(_doors: FileDoors): void {}
