import type { FileDoors } from '../files.ts'

export function auditFiles(_doors: FileDoors): void {}
