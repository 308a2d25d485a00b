import { z } from 'zod'
import type { Reach } from '../../kernel/access.ts'
import type { Db } from '../../kernel/db/index.ts'
import { parseDate } from '../../kernel/format.ts'
import { type CommandRoute, command, optionalUpload, type PageRoute, refuse, seeOther } from '../../kernel/http/index.ts'
import { both } from '../../kernel/words.ts'
import { ownCentre } from '../../registry/index.ts'
import { keepActivity } from './access.ts'
import { parseMoney, planYears } from './activity.ts'
import { centrePath } from './display.ts'
import { selectYear } from './queries.ts'
import { recordYear, type YearFields } from './record.ts'
import { sentences, words } from './words.ts'

const short = z.string().trim().max(60)

const Form = z.object({
  planCode: short,
  planDecidedOn: short,
  planFile: optionalUpload(),
  budgetCode: short,
  budgetDecidedOn: short,
  allotted: short,
  spent: short,
  spentUntil: short,
})

type Problem = { field: string; text: string }
type Read = { fields: Omit<YearFields, 'planFileId'> } | { problem: Problem }

/** The form's days and amounts, or the first thing that is wrong with them. */
function read(form: z.output<typeof Form>, today: Temporal.PlainDate): Read {
  const days = { planDecidedOn: form.planDecidedOn, budgetDecidedOn: form.budgetDecidedOn, spentUntil: form.spentUntil }
  const parsed = Object.fromEntries(Object.entries(days).map(([field, text]) => [field, text ? parseDate(text) : null]))
  for (const [field, text] of Object.entries(days)) {
    const day = parsed[field]
    if (text && !day) return { problem: { field, text: sentences.badDay } }
    if (day && Temporal.PlainDate.compare(day, today) > 0) return { problem: { field, text: sentences.ahead } }
  }
  const [allotted, spent] = [form.allotted ? parseMoney(form.allotted) : null, form.spent ? parseMoney(form.spent) : null]
  if (form.allotted && !allotted) return { problem: { field: 'allotted', text: sentences.badMoney } }
  if (form.spent && spent === null) return { problem: { field: 'spent', text: sentences.badMoney } }
  if ((form.planCode === '') !== !parsed.planDecidedOn) return { problem: { field: 'planCode', text: sentences.codeAndDay } }
  const budget = [form.budgetCode !== '', Boolean(parsed.budgetDecidedOn), allotted !== null]
  if (new Set(budget).size > 1) return { problem: { field: 'budgetCode', text: sentences.moneyNeedsCode } }
  if ((spent === null) !== !parsed.spentUntil) return { problem: { field: 'spent', text: sentences.spentNeedsDay } }
  const { planDecidedOn = null, budgetDecidedOn = null, spentUntil = null } = parsed
  return { fields: { planCode: form.planCode, planDecidedOn, budgetCode: form.budgetCode, budgetDecidedOn, allotted, spent, spentUntil } }
}

/** The centre with the version of its year, so that two hands do not write over one another. */
async function selectOwnYear(db: Db, reach: Reach, id: string, params: Record<string, string>) {
  const centre = await ownCentre(db, reach, id)
  const year = Number(params.year)
  return centre && { ...centre, year, version: Number.isInteger(year) ? ((await selectYear(db, id, year))?.version ?? 0) : 0 }
}

export const yearRoute = (again: PageRoute): CommandRoute =>
  command(
    {
      path: '/centres/:id/activity-years/:year',
      verb: keepActivity,
      subject: selectOwnYear,
      again,
      form: Form,
      about: 'Plan and money of a year',
    },
    async ({ subject, form, tx, actor, files, now, today }) => {
      if (!planYears(today).includes(subject.year)) return refuse(sentences.badPlanYear)
      const said = read(form, today)
      if ('problem' in said) return refuse(said.problem)
      const by = actor.person!.id
      const planFileId = form.planFile ? (await files.keep(tx, form.planFile, by, now)).id : null
      await recordYear(tx, subject.id, subject.year, { ...said.fields, planFileId }, { by, at: now })
      return seeOther(`${centrePath(subject.id)}?year=${subject.year}#year`, both(words.vi.doneYear, words.en.doneYear))
    },
  )
