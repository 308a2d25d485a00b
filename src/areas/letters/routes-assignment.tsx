import { z } from 'zod'
import type { Actor } from '../../kernel/access.ts'
import type { Db } from '../../kernel/db/index.ts'
import { date, parseDate } from '../../kernel/format.ts'
import { command, drawn, many, page, refuse, routes, seeOther } from '../../kernel/http/index.ts'
import { both, type Lang } from '../../kernel/words.ts'
import { bodiesOn, registryWords } from '../../registry/index.ts'
import { type Letter, selectLetter } from '../../work/documents/index.ts'
import {
  bindingSays,
  courseSentences,
  createTask,
  NotItsAuthority,
  natureOf,
  orderedBy,
  readDue,
  selectCalendar,
} from '../../work/tasks/index.ts'
import { assignFromLetter } from './access.ts'
import { type BlockProblem, type BlocksForm, bindingOf, blocksOf, problemsOfBlock } from './assignment.ts'
import { BlocksPage, type BodyOption, CheckBlocksPage, ChooseClausesPage, type Proposal } from './assignment-pages.tsx'
import { spokenTo } from './bodies.ts'
import { sentences, words } from './words.ts'

/** Bodies that may be given work: whom the own body orders, and the bodies at the same place to be asked. */
async function bodyOptions(db: Db, actor: Actor, today: Temporal.PlainDate, lang: Lang): Promise<BodyOption[]> {
  const own = actor.post!
  const ordered = await orderedBy(db, own.bodyId, today)
  const near = await bodiesOn(db, today, { placeIds: [own.placeId] })
  const all = [...(await bodiesOn(db, today, { ids: [...ordered] })), ...near]
  const lines = registryWords[lang] as unknown as Record<string, string>
  return [...new Map(all.map((body) => [body.id, body])).values()]
    .filter((body) => body.id !== own.bodyId && (body.kind !== 'learning-centre' || ordered.has(body.id)))
    .map((body) => ({
      id: body.id,
      name: body.name,
      group: lines[body.line] ?? body.line,
      order: natureOf(body.id, ordered) === 'order',
    }))
    .sort((a, b) => a.group.localeCompare(b.group, 'vi'))
}

/** Whom each chosen clause speaks to, as the bodies that may be given work today. */
async function proposals(
  db: Db,
  actor: Actor,
  letter: Letter,
  clauseIds: string[],
  options: BodyOption[],
  today: Temporal.PlainDate,
): Promise<Map<string, Proposal>> {
  const known = new Set(options.map((option) => option.id))
  const found = new Map<string, Proposal>()
  for (const id of clauseIds) {
    const actors = letter.clauses.filter((clause) => clause.id === id || clause.parentId === id).flatMap((clause) => clause.actors)
    const named = await Promise.all(
      actors.map(async ({ name, role }) => ({ role, bodies: await spokenTo(db, name, actor.post!.bodyId, letter, today) })),
    )
    const of = (wanted: (role: string) => boolean) =>
      named.flatMap(({ role, bodies }) => (wanted(role) ? bodies : [])).filter((body) => known.has(body))
    const leads = [...new Set(of((role) => role !== 'with'))]
    const withs = [...new Set(of((role) => role === 'with'))].filter((body) => !leads.includes(body))
    found.set(id, { leads, withs })
  }
  return found
}

const choose = page(
  { path: '/letters/:id/assignment', verb: assignFromLetter, subject: selectLetter, about: 'Choose the clauses to give out' },
  ({ subject }) => <ChooseClausesPage letter={subject} />,
)

const blocks = command(
  {
    path: '/letters/:id/assignment/blocks',
    verb: assignFromLetter,
    subject: selectLetter,
    again: choose,
    form: z.object({ clause: many(z.uuid()) }),
    about: 'Propose a task for each clause; stores nothing',
  },
  async ({ subject, form, db, actor, today, lang }) => {
    if (form.clause.length === 0 && subject.clauses.length > 0) return refuse({ field: 'clause', text: sentences.noClause })
    const options = await bodyOptions(db, actor, today, lang)
    return drawn(
      <BlocksPage
        letter={subject}
        clauseIds={form.clause}
        bodies={options}
        proposed={await proposals(db, actor, subject, form.clause, options, today)}
      />,
    )
  },
)

const Blocks = z.object({
  clause: many(z.string()),
  title: many(z.string().max(1000)),
  due: many(z.string().max(20)),
  repeat: many(z.string().max(20)),
  offDay: many(z.string().max(10)),
  measure: many(z.string().max(60)),
  threshold: many(z.string().max(7)),
  product: many(z.string().max(500)),
  lead: many(z.string()),
  with: many(z.string()),
})

const says: Record<BlockProblem['why'], (due: string, letter: Letter, today: Temporal.PlainDate) => string> = {
  noTitle: () => sentences.noTitle,
  noLead: () => sentences.noLead,
  badDate: () => sentences.badDate,
  early: (due, letter) => sentences.early(due, date(letter.datedOn!)),
  past: (due, _, today) => sentences.past(due, date(today)),
  repeatNeedsDate: () => courseSentences.repeatNeedsDate,
  badThreshold: () => bindingSays.threshold,
}

/** Which clause a sentence is about, where the form has several. */
function ofClause(letter: Letter, clauseId: string | null, sentence: string): string {
  const label = letter.clauses.find(({ id }) => id === clauseId)?.label.replace(/\W+$/, '')
  return label ? courseSentences.ofClause(label, sentence) : sentence
}

function refusalOf(form: BlocksForm, letter: Letter, today: Temporal.PlainDate) {
  return blocksOf(form).flatMap((block, i) =>
    problemsOfBlock(block, i, letter.datedOn, today).map(({ field, why }) => {
      const due = parseDate(block.due)
      const day = due ? date(due) : ''
      return { field: `${field}-${i}`, text: ofClause(letter, block.clauseId, says[why](day, letter, today)) }
    }),
  )
}

const blocksAgain = page(
  {
    path: '/letters/:id/assignment/blocks',
    verb: assignFromLetter,
    subject: selectLetter,
    query: z.object({}),
    about: 'The blocks again, after a refusal',
  },
  async ({ subject, db, actor, today, lang, typed }) => {
    const clauseIds = [typed.clause ?? []].flat().filter(Boolean)
    const options = await bodyOptions(db, actor, today, lang)
    return <BlocksPage letter={subject} clauseIds={clauseIds} bodies={options} proposed={new Map()} />
  },
)

const check = command(
  {
    path: '/letters/:id/assignment/check',
    verb: assignFromLetter,
    subject: selectLetter,
    again: blocksAgain,
    form: Blocks,
    about: 'Check the blocks; stores nothing',
  },
  async ({ subject, form, db, actor, today, lang }) => {
    const problems = refusalOf(form, subject, today)
    if (problems.length) return refuse(problems)
    return drawn(
      <CheckBlocksPage
        letter={subject}
        blocks={blocksOf(form)}
        bodies={await bodyOptions(db, actor, today, lang)}
        calendar={await selectCalendar(db)}
      />,
    )
  },
)

const give = command(
  { path: '/letters/:id/tasks', verb: assignFromLetter, subject: selectLetter, again: blocksAgain, form: Blocks, about: 'Give the tasks' },
  async ({ subject, form, tx, actor, now, today }) => {
    const problems = refusalOf(form, subject, today)
    if (problems.length) return refuse(problems)
    const own = new Set(subject.clauses.map((clause) => clause.id))
    const list = blocksOf(form)
    const calendar = await selectCalendar(tx)
    try {
      for (const [i, block] of list.entries()) {
        const due = readDue(block, today, calendar)
        if ('refused' in due) return refuse({ field: `due-${i}`, text: ofClause(subject, block.clauseId, due.refused) })
        await createTask(tx, {
          documentId: subject.id,
          clauseId: block.clauseId && own.has(block.clauseId) ? block.clauseId : null,
          assignerBodyId: actor.post!.bodyId,
          assignedBy: actor.person!.id,
          at: now,
          title: block.title,
          product: block.product,
          ...due,
          binding: bindingOf(block),
          leads: block.leads,
          withs: block.withs,
        })
      }
    } catch (error) {
      if (error instanceof NotItsAuthority) return refuse({ field: 'lead-0', text: sentences.notToCentre })
      throw error
    }
    return seeOther(`/letters/${subject.id}`, both(words.vi.doneAssigned(list.length), words.en.doneAssigned(list.length)))
  },
)

export const assignmentRoutes = routes(choose, blocks, blocksAgain, check, give)
