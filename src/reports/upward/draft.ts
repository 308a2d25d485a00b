import { officialDay } from '../../work/papers/index.ts'
import type { Counts } from '../follow-up/queries.ts'
import { addressOfSuperior, directiveName, signerPosition } from './names.ts'
import type { ClauseCount, Directive, Noted, Reporter } from './queries.ts'
import { sentences } from './words.ts'

export interface Facts {
  directive: Directive
  reporter: Reporter
  party: boolean
  on: Temporal.PlainDate
  counts: Counts
  clauses: ClauseCount[]
  noted: Noted[]
  /** Sessions at which the directive was told, and attendances at them. */
  told: { sessions: number; present: number }
}

/** The parts a person may rewrite before the file is made; nothing of it is stored. */
export interface Narrative {
  recipient: string
  opening: string
  assessment: string
  proposals: string
  position: string
  signer: string
}

export const lateOpen = (noted: Noted[]) => noted.filter((one) => one.counter === 'open-late')
export const lateDone = (noted: Noted[]) => noted.filter((one) => one.counter === 'done-late')
export const withoutDue = (noted: Noted[]) => noted.filter((one) => one.dueOn === null)
export const officesOf = (noted: Noted[]) => [...new Map(noted.map((one) => [one.bodyId, one.body])).values()]

/** Only what the facts say: no praise and no cause that nobody recorded. */
export function narrativeOf({ directive, reporter, party, on, counts, noted }: Facts): Narrative {
  const late = officesOf(lateOpen(noted))
  const recipient = addressOfSuperior(directive, reporter, party)
  return {
    recipient,
    opening: sentences.opening(directiveName(directive), officialDay(on)),
    assessment: sentences.assessment(late.length > 0),
    proposals: proposals(recipient, late, noted, counts),
    position: signerPosition(reporter.kind),
    signer: reporter.signer ?? '',
  }
}

function proposals(recipient: string, late: string[], noted: Noted[], counts: Counts): string {
  const list = [
    late.length > 0 && sentences.urge(recipient, late.join(', ')),
    lateOpen(noted).some((one) => !one.reason) && sentences.askReason,
    counts.undated > 0 && sentences.setDue(recipient),
  ].filter((line) => line !== false)
  return list.length ? list.join('\n') : sentences.nothingProposed
}
