export const forms = ['talk', 'training', 'practice', 'course', 'online'] as const
export type Form = (typeof forms)[number]

/** Without consent: his own centre only. */
export type Level = 'centre' | 'centres' | 'public'
export const levels: Level[] = ['centre', 'centres', 'public']
export const hows = ['signed', 'message', 'spoken'] as const
export type How = (typeof hows)[number]

export const masked = '•••'

/** 0912 345 678 and 0912.345.678 as 0912345678. */
export const plainPhone = (text: string): string => text.replaceAll(/[\s.-]/g, '')

interface Consent {
  level: Level
  givenOn: Temporal.PlainDate | null
  how: How | null
}

export type ConsentFault = 'no-day' | 'day-ahead' | 'no-how' | 'office-needs-consent'

/** Consent is said by a person on a day in a way (Luật BVDLCN: silence is none). Offices beside the centre keep only whom they may see afterwards. */
export function consentFaults({ level, givenOn, how }: Consent, today: Temporal.PlainDate, ownCentre: boolean): ConsentFault[] {
  if (level === 'centre') return ownCentre ? [] : ['office-needs-consent']
  const faults: ConsentFault[] = []
  if (!givenOn) faults.push('no-day')
  else if (Temporal.PlainDate.compare(givenOn, today) > 0) faults.push('day-ahead')
  if (!how) faults.push('no-how')
  return faults
}

export interface EndFacts {
  fromOn: Temporal.PlainDate
  endedOn: Temporal.PlainDate | null
}

/** What ended on its first day was recorded by mistake and counts in no month. */
export function stateOf({ fromOn, endedOn }: EndFacts): 'active' | 'ended' | 'mistaken' {
  if (!endedOn) return 'active'
  return Temporal.PlainDate.compare(endedOn, fromOn) > 0 ? 'ended' : 'mistaken'
}

/** The main field first, each once. */
export const allFields = (main: string, further: readonly string[]): string[] => [...new Set([main, ...further])]
