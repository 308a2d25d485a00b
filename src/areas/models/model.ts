export const parts = ['problem', 'steps', 'conditions', 'cost', 'people', 'results'] as const
export type Part = (typeof parts)[number]
export type Texts = Record<Part, string>

/** What a draft lacks before it can be submitted, results without a figure among it. */
export function shortfalls(texts: Texts): (Part | 'no-figure')[] {
  const missing: (Part | 'no-figure')[] = parts.filter((part) => texts[part].trim() === '')
  if (texts.results.trim() !== '' && !/\d/.test(texts.results)) missing.push('no-figure')
  return missing
}

interface VersionFacts {
  submittedAt: unknown
  returnedAt: unknown
  publishedAt: unknown
}
export type VersionStatus = 'draft' | 'submitted' | 'returned' | 'published'
export function versionStatus({ submittedAt, returnedAt, publishedAt }: VersionFacts): VersionStatus {
  if (publishedAt) return 'published'
  if (submittedAt) return 'submitted'
  return returnedAt ? 'returned' : 'draft'
}

export interface AdoptionFacts {
  startsOn: Temporal.PlainDate
  reviewedOn: Temporal.PlainDate | null
  endedOn: Temporal.PlainDate | null
  mistaken: boolean
}
export type AdoptionStatus = 'planned' | 'under-way' | 'kept' | 'ended' | 'mistaken'
export function adoptionStatus({ startsOn, reviewedOn, endedOn, mistaken }: AdoptionFacts, today: Temporal.PlainDate): AdoptionStatus {
  if (mistaken) return 'mistaken'
  if (endedOn) return 'ended'
  if (reviewedOn) return 'kept'
  return Temporal.PlainDate.compare(startsOn, today) > 0 ? 'planned' : 'under-way'
}

/** Replication: those who work by it today, not those who only planned to. */
export const replicates = (status: AdoptionStatus): boolean => status === 'under-way' || status === 'kept'

/** One step a line. */
export const stepsOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim().replace(/^(\d+[.)]|[-–•])\s*/, ''))
    .filter(Boolean)
