import pino from 'pino'

/** JSON lines on stderr; never a form's content, a name or a query string. */
export function logger(level: string) {
  return pino({ level, base: null, serializers: { error: pino.stdSerializers.err } }, pino.destination(2))
}
