import { pino } from 'pino'

/**
 * What the server writes: one line an event, as JSON with level, time, msg and facts, on standard output. No names of people, no figures, no
 * text that anybody typed. Silent until a server starts, so that scripts and tests speak for themselves.
 */
export const log = pino({
  level: 'silent',
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  serializers: {
    // A driver's error carries the row that it could not write.
    err: (error: unknown) => (error instanceof Error ? withoutRows(error) : { message: String(error) }),
  },
})

const withoutRows = (error: Error): Readonly<Record<string, unknown>> => ({
  type: error.name,
  ...('code' in error && { code: String(error.code) }),
  message: error.message,
  stack: error.stack,
  ...(error.cause instanceof Error && { cause: withoutRows(error.cause) }),
})

/** For the person who starts the server: a plain sentence at a terminal, a line of the log anywhere else. */
export const say = (line: string): void => {
  if (process.stdout.isTTY) process.stdout.write(`${line}\n`)
  else log.info(line)
}
