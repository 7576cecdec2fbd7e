import { type DestinationStream, type Logger, pino } from 'pino'

/** Neither tokens nor bodies nor query strings (signed links!) are ever handed to it; the redaction is the second lock. */
export function createLog(level: string, destination: DestinationStream = process.stdout): Logger {
  const redact = ['authorization', 'headers', 'body', 'token', 'phone'].flatMap((name) => [name, `*.${name}`])
  return pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime, redact }, destination)
}
