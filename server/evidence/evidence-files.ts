import type { FileDoors } from '../files.ts'

export function evidenceFiles(_doors: FileDoors): void {}
