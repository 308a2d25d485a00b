import { z } from 'zod'
import { date, parseDate } from '../../kernel/format.ts'
import { type Counter, counters, followed, type Status } from '../../work/tasks/index.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const text = z
  .string()
  .trim()
  .max(200)
  .optional()
  .transform((value) => value || undefined)
const id = z
  .string()
  .optional()
  .transform((value) => (value && uuid.test(value) ? value : undefined))
const idOrNone = z
  .string()
  .optional()
  .transform((value) => (value && (uuid.test(value) || value === 'none') ? value : undefined))
const oneOf = <T extends string>(known: readonly T[]) =>
  z
    .string()
    .optional()
    .transform((value) => known.find((one) => one === value))
const pageNumber = z
  .string()
  .optional()
  .transform((value) => Math.min(Math.max(1, Number.parseInt(value ?? '1', 10) || 1), 10_000))

const day = z
  .string()
  .optional()
  .transform((value) => (value ? (parseDate(value) ?? undefined) : undefined))

export const lines = ['party', 'council', 'state', 'front', 'society', 'school', 'centre'] as const

/** What a person may narrow the follow-up by; all of it lives in the URL. A value that means nothing narrows nothing. */
export const FilterQuery = z.object({
  document: idOrNone,
  line: oneOf(lines),
  status: oneOf(followed),
  counter: oneOf(counters),
  undated: z
    .string()
    .optional()
    .transform((value) => (value === '1' ? true : undefined)),
  unimplemented: z
    .string()
    .optional()
    .transform((value) => (value === '1' ? true : undefined)),
  clause: idOrNone,
  office: id,
  body: text,
  task: text,
  from: day,
  until: day,
  page: pageNumber,
  rows: pageNumber,
  cols: pageNumber,
})

export interface Filter {
  document?: string
  line?: (typeof lines)[number]
  status?: Status
  counter?: Counter
  /** Only what has no due date. */
  undated?: true
  /** Only orders without the office's own implementing document. */
  unimplemented?: true
  /** A clause of the document, or 'none': tasks that name no clause. */
  clause?: string
  /** One office exactly. */
  office?: string
  /** Part of an office's name, without accents. */
  body?: string
  task?: string
  /** Tasks given from this day … */
  from?: Temporal.PlainDate
  /** … to this day, both included. */
  until?: Temporal.PlainDate
}

export type Asked = z.output<typeof FilterQuery>

const keys = [
  'document',
  'line',
  'status',
  'counter',
  'undated',
  'unimplemented',
  'clause',
  'office',
  'body',
  'task',
  'from',
  'until',
] as const

/** The same filter as an address; the order of keys is fixed, so equal filters have equal addresses. */
export function address(path: string, filter: Filter, pages: Partial<Pick<Asked, 'page' | 'rows' | 'cols'>> = {}): string {
  const query = new URLSearchParams()
  for (const key of keys) {
    const value = filter[key]
    if (value instanceof Temporal.PlainDate) query.set(key, date(value))
    else if (value !== undefined) query.set(key, value === true ? '1' : value)
  }
  for (const [key, value] of Object.entries(pages)) if (value && value > 1) query.set(key, String(value))
  const search = query.toString()
  return search ? `${path}?${search}` : path
}

/** Without the page numbers. */
export function filterOf(asked: Asked): Filter {
  return Object.fromEntries(keys.flatMap((key) => (asked[key] === undefined ? [] : [[key, asked[key]]])))
}
