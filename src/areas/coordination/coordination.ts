import type { Template } from './template.ts'

export interface Answer {
  answeredAt: Temporal.Instant | null
  agreed: boolean | null
}

export type Standing = 'drafting' | 'asked' | 'change' | 'agreed'

/** Where a draft stands with its partners: one that asks for a change sends it back, all that agree make it ready. */
export function standingOf({ askedAt, partners }: { askedAt: Temporal.Instant | null; partners: readonly Answer[] }): Standing {
  if (!askedAt) return 'drafting'
  if (partners.some(({ agreed }) => agreed === false)) return 'change'
  return partners.every(({ agreed }) => agreed === true) ? 'agreed' : 'asked'
}

/** The text with the partners that were chosen named in it. */
export const withPartners = ({ title, body }: Template, names: readonly string[]): Template => ({
  title,
  body: body.replaceAll('[các cơ quan phối hợp]', names.join('; ') || '[các cơ quan phối hợp]'),
})
