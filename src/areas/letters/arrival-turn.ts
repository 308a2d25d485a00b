import type { Actor, Verb } from '../../kernel/access.ts'
import type { Seat } from '../../registry/index.ts'
import { type Arrival, type ArrivalStatus, arrivalStatus } from '../../work/documents/index.ts'
import { forwardArrival, handleArrival, noteArrival, presentArrival, registerArrival } from './access.ts'

export type Turn = 'registration' | 'presentation' | 'note' | 'forwarding' | 'handling'

const due: Partial<Record<ArrivalStatus, Turn>> = {
  unregistered: 'registration',
  registered: 'presentation',
  presented: 'note',
  noted: 'forwarding',
  forwarded: 'handling',
}

const verbs: Record<Turn, Verb> = {
  registration: registerArrival,
  presentation: presentArrival,
  note: noteArrival,
  forwarding: forwardArrival,
  handling: handleArrival,
}

/** Who sits where the paper is now. */
export interface Desk {
  /** Somebody keeps the body's register. */
  clerkSits: boolean
  /** Somebody holds the post that the paper was sent on to. */
  leadSits: boolean
}

export const leadOf = ({ forwards }: Pick<Arrival, 'forwards'>) => forwards.find(({ role }) => role === 'lead')

export function deskOf(arrival: Arrival, seats: Seat[]): Desk {
  const lead = leadOf(arrival)
  return {
    clerkSits: seats.some(({ bodyId, role, holder }) => holder && bodyId === arrival.bodyId && registerArrival.roles.includes(role)),
    leadSits: seats.some(({ id, holder }) => holder && id === lead?.postId),
  }
}

/** Offices stand in for a clerk where none sits: presenting and sending on are the clerk's (NĐ 30/2020, Điều 23). */
export const standsIn = (actor: Actor) => actor.may(presentArrival) && !actor.may(registerArrival)

/** The step that is the actor's to take now: who holds the paper acts, others read (T15). */
export function turnOf(arrival: Arrival, actor: Actor, desk: Desk): Turn | null {
  const turn = due[arrivalStatus(arrival)]
  if (!turn || arrival.purged || !actor.may(verbs[turn])) return null
  const mine = actor.post?.bodyId === arrival.bodyId
  const keeps = mine && (standsIn(actor) ? !desk.clerkSits : actor.may(registerArrival))
  const holds = {
    registration: mine,
    presentation: keeps,
    note: mine,
    forwarding: keeps,
    handling: leadOf(arrival)?.postId === actor.post?.id || (keeps && !desk.leadSits),
  }
  return holds[turn] ? turn : null
}
