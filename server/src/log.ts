import { type Logger, pino } from 'pino'

/** Neither tokens nor bodies nor query strings (signed links!) are ever handed to it; the redaction is the second lock. */
export function createLog(level: string): Logger {
  return pino({
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['authorization', '*.authorization', 'headers', '*.headers', 'body', '*.body', 'token', '*.token', 'phone', '*.phone'],
  })
}
