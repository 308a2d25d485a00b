import { date } from '../../kernel/format.ts'
import type { Desk } from '../../registry/index.ts'
import type { Arrival, ForwardRow, StepDone } from '../../work/documents/index.ts'
import { arrivalSlip, letterheadOf, type Paper, profileOn } from '../../work/papers/index.ts'
import { byOf, seatOf } from './arrival-page.tsx'
import { leadOf } from './arrival-turn.ts'
import { dated } from './list-pages.tsx'

interface Slip {
  arrival: Arrival
  steps: StepDone[]
  office: Desk
  today: Temporal.PlainDate
  sample: boolean
}

/** The slip of an arrival in its body's layout; what has not been done yet stays free for the pen. */
export function slipOf({ arrival, steps, office, today, sample }: Slip): Paper {
  const { system, issuer, place } = letterheadOf(office)
  const on = arrival.arrivedOn ?? today
  const noted = steps.find(({ step }) => step === 'noted')
  const named = (one: ForwardRow) => `${seatOf(one)}${one.bodyId === arrival.bodyId ? '' : `, ${one.body}`}`
  const lead = leadOf(arrival)
  return arrivalSlip({
    profile: profileOn(system, on).id,
    issuer,
    place,
    on,
    sample,
    number: arrival.number ? `${arrival.number}/${arrival.year}` : '',
    arrivedOn: arrival.arrivedOn ? date(arrival.arrivedOn) : '',
    code: [arrival.code, dated(arrival) && `${arrival.datedOn ? 'ngày ' : ''}${dated(arrival)}`].filter(Boolean).join(' '),
    from: arrival.issuer,
    subject: arrival.subject,
    note: noted ? `${arrival.note}\n${byOf(noted)}` : '',
    lead: lead ? named(lead) : '',
    withs: arrival.forwards.filter(({ role }) => role === 'with').map(named),
    due: arrival.dueOn ? date(arrival.dueOn) : '',
  })
}
