import { parseDate } from '../../kernel/format.ts'
import type { ClauseRow } from '../../work/documents/index.ts'

export interface Block {
  clauseId: string | null
  title: string
  due: string
  product: string
  leads: string[]
  withs: string[]
}

export interface BlocksForm {
  clause: string[]
  title: string[]
  due: string[]
  product: string[]
  /** `index:body`, because a checkbox tells nothing of the block it stands in. */
  lead: string[]
  with: string[]
}

const ofBlock = (list: string[], i: number) =>
  list.filter((item) => item.startsWith(`${i}:`)).map((item) => item.slice(item.indexOf(':') + 1))

export function blocksOf(form: BlocksForm): Block[] {
  return form.clause.map((clause, i) => {
    const leads = ofBlock(form.lead, i)
    return {
      clauseId: clause || null,
      title: (form.title[i] ?? '').trim(),
      due: (form.due[i] ?? '').trim(),
      product: (form.product[i] ?? '').trim(),
      leads,
      withs: ofBlock(form.with, i).filter((body) => !leads.includes(body)),
    }
  })
}

export type BlockProblem = { block: number; field: 'title' | 'due' | 'lead'; why: 'noTitle' | 'noLead' | 'badDate' | 'early' | 'past' }

/** What is wrong with a block: no sentence, no lead, a date that is none, before the letter or before today. */
export function problemsOfBlock(block: Block, i: number, letterDay: Temporal.PlainDate | null, today: Temporal.PlainDate): BlockProblem[] {
  const found: BlockProblem[] = []
  if (!block.title) found.push({ block: i, field: 'title', why: 'noTitle' })
  if (block.leads.length === 0) found.push({ block: i, field: 'lead', why: 'noLead' })
  const due = block.due ? parseDate(block.due) : null
  if (block.due && !due) found.push({ block: i, field: 'due', why: 'badDate' })
  if (due && letterDay && Temporal.PlainDate.compare(due, letterDay) < 0) found.push({ block: i, field: 'due', why: 'early' })
  else if (due && Temporal.PlainDate.compare(due, today) < 0) found.push({ block: i, field: 'due', why: 'past' })
  return found
}

/** A first proposal of the task's sentence: the clause's own first one. */
export function titleOf(clause: ClauseRow): string {
  const first = clause.text.split(/(?<=[.;:])\s|\n/)[0] ?? clause.text
  return first.replace(/[.;:]\s*$/, '').slice(0, 200)
}

/** The first deadline with a day, as the form writes it; past ones are not proposed. */
export function dueOf(clauses: ClauseRow[], today: Temporal.PlainDate): string {
  const days = clauses
    .flatMap((clause) => clause.deadlines)
    .flatMap((deadline) => (deadline.date ? [deadline.date] : []))
    .filter((day) => day >= today.toString())
    .sort()
  return days[0]?.split('-').reverse().join('/') ?? ''
}
