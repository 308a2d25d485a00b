export interface Steps {
  startsOn: Temporal.PlainDate
  endsOn: Temporal.PlainDate
  invitedAt: Temporal.Instant | null
  closedAt: Temporal.Instant | null
  cancelledAt: Temporal.Instant | null
}

export type Status = 'planned' | 'invited' | 'running' | 'ended' | 'closed' | 'cancelled'

export const states: Status[] = ['planned', 'invited', 'running', 'ended', 'closed', 'cancelled']

/** Read off its dates and steps: nobody sets it. */
export function statusOf({ startsOn, endsOn, invitedAt, closedAt, cancelledAt }: Steps, today: Temporal.PlainDate): Status {
  if (cancelledAt) return 'cancelled'
  if (closedAt) return 'closed'
  if (Temporal.PlainDate.compare(endsOn, today) < 0) return 'ended'
  if (Temporal.PlainDate.compare(startsOn, today) <= 0) return 'running'
  return invitedAt ? 'invited' : 'planned'
}

export interface Result {
  personId: string
  attended: boolean
  hours: number
  certificate: string
}

/** Whether being there gives the qualification: a number stands on the certificate, and the course gives one. */
export const qualifies = (gives: boolean, result: Pick<Result, 'attended' | 'certificate'>) =>
  gives && result.attended && result.certificate !== ''

export interface PastedLine {
  line: number
  name: string
  hours: number | null
  certificate: string
}

/** Lines as copied out of Excel or typed: name, hours, certificate number, between tabs or semicolons. */
export function readPaste(text: string): PastedLine[] {
  return text.split(/\r?\n/).flatMap((raw, i) => {
    if (!raw.trim()) return []
    const [name = '', hours = '', certificate = ''] = raw.split(/\t|;/).map((part) => part.trim())
    return [{ line: i + 1, name, hours: hours === '' ? null : Number(hours.replace(',', '.')), certificate }]
  })
}

export type PasteProblem = { line: number; kind: 'unknown' | 'twice' | 'hours'; name: string }

/** Each pasted line with its participant, or what is wrong with the first one that has none. */
export function matchPaste(
  lines: PastedLine[],
  people: { personId: string; name: string }[],
  most: number,
  plain: (text: string) => string,
): { found: Map<string, PastedLine> } | { problem: PasteProblem } {
  const found = new Map<string, PastedLine>()
  for (const one of lines) {
    const same = people.filter(({ name }) => plain(name) === plain(one.name))
    const wrongHours = one.hours !== null && !(Number.isInteger(one.hours) && one.hours >= 0 && one.hours <= most)
    const wrong = same.length === 0 ? 'unknown' : same.length > 1 || found.has(same[0]!.personId) ? 'twice' : wrongHours ? 'hours' : null
    if (wrong) return { problem: { line: one.line, kind: wrong, name: one.name } }
    found.set(same[0]!.personId, one)
  }
  return { found }
}
