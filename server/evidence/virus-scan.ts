import { execFile } from 'node:child_process'

/** clean · infected · unknown: the scanner is missing, too slow, or could not say */
export type ScanAnswer = 'clean' | 'infected' | 'unknown'

const PATIENCE_MS = 20_000

/**
 * Runs the organisation's scanner on one file: `command <path>`, without a shell. Exit 0 is clean, 1 infected (as
 * clamscan has it), anything else is no answer.
 */
export function virusScan(
  command: string,
  path: string,
  options: { readonly signal?: AbortSignal; readonly patience?: number } = {},
): Promise<ScanAnswer> {
  const { signal, patience: timeout = PATIENCE_MS } = options
  return new Promise((resolve) => {
    execFile(
      command,
      [path],
      { timeout, ...(signal ? { signal } : {}), killSignal: 'SIGKILL', windowsHide: true, maxBuffer: 1024 * 1024 },
      (error) => {
        if (error === null) resolve('clean')
        else resolve(error.code === 1 && error.killed !== true && signal?.aborted !== true ? 'infected' : 'unknown')
      },
    )
  })
}
