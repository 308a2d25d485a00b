import { type Block, kindNames, type Paper } from './paper.ts'
import type { Profile } from './profiles.ts'

/** What a paper says in its layout, whatever it is drawn with: Word, PDF, a page on screen, plain text. */

const bare = (text: string) => text.replace(/[;,.\s]+$/, '')

/** The heading of a paper that is named; a công văn has none. */
export const headingOf = ({ kind, form }: Paper): string | null => (kind === 'CV' && !form ? null : (form ?? kindNames[kind]).toUpperCase())

export const isNumbered = ({ form }: Paper): boolean => !form

export const addresseeItems = ({ addressees }: Paper, { mark }: Profile): string[] =>
  addressees.map((text, i) => `- ${bare(text)}${i === addressees.length - 1 ? '.' : mark}`)

export function enactment({ kind, decider }: Paper, { line }: Profile): { above: string | null; below: string | null } {
  const verb = kind === 'QĐ' ? 'QUYẾT ĐỊNH' : kind === 'NQ' ? 'QUYẾT NGHỊ' : null
  if (!verb) return { above: null, below: null }
  const who = decider?.toUpperCase() ?? ''
  return line === 'state' ? { above: who || null, below: `${verb}:` } : { above: null, below: `${who} ${verb}`.trim() }
}

/** Grounds end in ';', the last one in '.', or in ',' where "QUYẾT ĐỊNH" goes on with the sentence. */
export function groundLines(paper: Paper, profile: Profile): string[] {
  const goesOn = profile.line === 'party' && enactment(paper, profile).below !== null
  return paper.legalBasis.map((text, i) => {
    const end = i < paper.legalBasis.length - 1 ? ';' : goesOn ? ',' : '.'
    return `${profile.basisList.dash ? '- ' : ''}${bare(text)}${end}`
  })
}

/** The end mark closes the last sentence; a text that ends in a table has none, nor has a form. */
export function endedBody({ body, form }: Paper, { end }: Profile): Block[] {
  const last = body.at(-1)
  if (form || !last || !('runs' in last) || last.runs.length === 0) return body
  const word = last.runs.at(-1)!
  const closed = word.source ? [word, { text: end }] : [{ ...word, text: word.text.replace(/[.;,\s/]*$/, '') + end }]
  return [...body.slice(0, -1), { ...last, runs: [...last.runs.slice(0, -1), ...closed] }]
}

export function distributionItems({ distribution, archive }: Paper, { line, mark, distribution: { archive: kept } }: Profile): string[] {
  const last = [kept, archive].filter(Boolean).join(line === 'state' ? ', ' : ' ')
  return [...distribution.map((item) => `- ${bare(item)}${mark}`), `- ${last}.`]
}

export const authorityLines = ({ signature: { authority } }: Paper): string[] =>
  (authority ?? '')
    .split('\n')
    .filter(Boolean)
    .map((text) => text.toUpperCase())
