import { createHash } from 'node:crypto'
import pg from 'pg'

export interface DateRange {
  from: Temporal.PlainDate | null
  /** First day that no longer belongs to the range. */
  until: Temporal.PlainDate | null
}

/** A half-open daterange literal for a parameter: `from` belongs to it, `until` does not. */
export function dateRange(from: Temporal.PlainDate | null, until: Temporal.PlainDate | null): string {
  return `[${from ?? ''},${until ?? ''})`
}

export function parseDateRange(text: string): DateRange {
  if (text === 'empty') return { from: null, until: null }
  const [from, until] = text.slice(1, -1).split(',')
  return { from: from ? Temporal.PlainDate.from(from) : null, until: until ? Temporal.PlainDate.from(until) : null }
}

function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} does not fit a safe integer`)
  return value
}

const parsers: Record<number, (text: string) => unknown> = {
  20: safeInteger,
  1082: (text) => Temporal.PlainDate.from(text),
  1184: (text) => Temporal.Instant.from(text.replace(' ', 'T')),
  3912: parseDateRange,
}

/** The only place where PostgreSQL's types become ours: date, timestamptz, int8 and daterange. */
export const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    parsers[oid] ?? pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
}

function outward(value: unknown): unknown {
  if (value instanceof Temporal.PlainDate || value instanceof Temporal.Instant) return value.toString()
  if (Array.isArray(value)) return value.map(outward)
  return value
}

const names = new Map<string, string>()

/** Reads are prepared once per connection under a name made from their text; planning them anew would cost more than running them. */
function statementName(text: string): string | undefined {
  if (!/^\s*(select|with)\b/i.test(text)) return undefined
  const known = names.get(text)
  if (known) return known
  if (names.size > 2000) names.clear()
  const name = createHash('sha1').update(text).digest('base64url')
  names.set(text, name)
  return name
}

/** pg.Client that takes Temporal values as parameters. */
export class Client extends pg.Client {
  override query: typeof pg.Client.prototype.query = ((text: unknown, values?: unknown, callback?: unknown) => {
    const run = (super.query as (...args: unknown[]) => unknown).bind(this)
    if (typeof text !== 'string' || !Array.isArray(values)) return run(text, values, callback)
    const name = statementName(text)
    return name ? run({ name, text, values: values.map(outward) }, callback) : run(text, values.map(outward), callback)
  }) as typeof pg.Client.prototype.query
}
