import { date, parseDate } from '../../kernel/format.ts'
import type { ClauseRow } from '../../work/documents/index.ts'
import { type Binding, type Rule, readBinding, rules } from '../../work/tasks/index.ts'

export interface Block {
  clauseId: string | null
  title: string
  due: string
  repeat: Rule | ''
  offDay: 'keep' | 'move'
  measure: string
  threshold: string
  product: string
  leads: string[]
  withs: string[]
}

export interface BlocksForm {
  clause: string[]
  title: string[]
  due: string[]
  repeat: string[]
  offDay: string[]
  measure: string[]
  threshold: string[]
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
      repeat: rules.find((rule) => rule === form.repeat[i]) ?? '',
      offDay: form.offDay[i] === 'move' ? 'move' : 'keep',
      measure: form.measure[i] ?? '',
      threshold: (form.threshold[i] ?? '').trim(),
      product: (form.product[i] ?? '').trim(),
      leads,
      withs: ofBlock(form.with, i).filter((body) => !leads.includes(body)),
    }
  })
}

export interface BlockProblem {
  block: number
  field: 'title' | 'due' | 'lead' | 'threshold'
  why: 'noTitle' | 'noLead' | 'badDate' | 'early' | 'past' | 'repeatNeedsDate' | 'badThreshold'
}

/** The figure that the block's task is bound to; null for none, and for a threshold that was refused before. */
export function bindingOf(block: Block): Binding | null {
  const binding = readBinding(block)
  return binding && 'refused' in binding ? null : binding
}

/** What is wrong with a block: no sentence, no lead, a date that is none, before the letter or before today. */
export function problemsOfBlock(block: Block, i: number, letterDay: Temporal.PlainDate | null, today: Temporal.PlainDate): BlockProblem[] {
  const found: BlockProblem[] = []
  if (!block.title) found.push({ block: i, field: 'title', why: 'noTitle' })
  if (block.leads.length === 0) found.push({ block: i, field: 'lead', why: 'noLead' })
  const due = block.due ? parseDate(block.due) : null
  if (block.repeat && !block.due) found.push({ block: i, field: 'due', why: 'repeatNeedsDate' })
  const binding = readBinding(block)
  if (binding && 'refused' in binding) found.push({ block: i, field: 'threshold', why: 'badThreshold' })
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

const monthsOf: Record<Rule, number> = { monthly: 1, quarterly: 3, 'half-yearly': 6, yearly: 12 }

/** Next day of 'monthly:25', 'quarterly:20' (in the last month of the period) or 'yearly:12-15'; null for one without a day. */
function nextDay(recurrence: string, today: Temporal.PlainDate): { rule: Rule; day: Temporal.PlainDate } | null {
  const [name, at = ''] = recurrence.split(':')
  const rule = rules.find((one) => one === name)
  if (!rule || !at) return null
  const period = monthsOf[rule]
  const [month, dayOfMonth] = at.includes('-') ? at.split('-').map(Number) : [Math.ceil(today.month / period) * period, Number(at)]
  const day = today.with({ day: 1 }).with({ month: month! }).with({ day: dayOfMonth! })
  return { rule, day: Temporal.PlainDate.compare(day, today) < 0 ? day.add({ months: period }) : day }
}

/** The first deadline with a day, as the form writes it, else the next day of one that comes again; past ones are not proposed. */
export function dueOf(clauses: ClauseRow[], today: Temporal.PlainDate): { due: string; repeat: Rule | '' } {
  const deadlines = clauses.flatMap((clause) => clause.deadlines)
  const first = deadlines
    .flatMap(({ date: day }) => (day && day >= today.toString() ? [day] : []))
    .sort()
    .at(0)
  if (first) return { due: date(Temporal.PlainDate.from(first)), repeat: '' }
  const again = deadlines.flatMap(({ recurrence }) => (recurrence ? (nextDay(recurrence, today) ?? []) : [])).at(0)
  return again ? { due: date(again.day), repeat: again.rule } : { due: '', repeat: '' }
}
