import { dayOf, zone } from '../kernel/clock.ts'
import { sql, type Tx } from '../kernel/db/index.ts'
import type { Files } from '../kernel/files.ts'
import type { DemoRegistry } from '../registry/demo/index.ts'
import {
  createTask,
  recordAcceptance,
  recordFile,
  recordImplementing,
  recordProgress,
  recordReceipt,
  recordReturn,
  recordSubmission,
} from '../work/tasks/index.ts'
import { committeeTasks, partyTasks, type StoryTask, type Work } from './demo-commune.ts'
import { provinceGiven, provinceTasks } from './demo-province.ts'

const partyGiven = 61
const planAfter = 7
/** Minutes after the working day began: the paper is entered first. */
const whenGiven = 120

interface Stage {
  tx: Tx
  registry: DemoRegistry
  files: Files
  now: Temporal.Instant
}

interface Scene {
  assigner: string
  by: string
  /** Who confirms results for the assigner. */
  confirms: string
  given: number
  document: string | null
  clauses: Map<string, string>
  /** Assignment under which the task at a place of the story hangs. */
  parentOf(task: StoryTask): string | null
}

const keyed = (keys: Record<string, string>, key: string): string => {
  const id = keys[key]
  if (!id) throw new Error(`the demo has no ${key}`)
  return id
}

/** Within the working hours of the day so many days ago, never in the future. */
function momentOf(now: Temporal.Instant) {
  const today = dayOf(now)
  return (daysAgo: number, minutes: number): Temporal.Instant => {
    const at = today.subtract({ days: daysAgo }).toZonedDateTime({ timeZone: zone, plainTime: '08:00' }).add({ minutes }).toInstant()
    return Temporal.Instant.compare(at, now) < 0 ? at : now
  }
}

/** The story of practice.md, "The demo", told through the same functions that people's clicks use. */
export async function loadDemoTasks(tx: Tx, registry: DemoRegistry, _letters: unknown, files: Files, now: Temporal.Instant): Promise<void> {
  const stage = { tx, registry, files, now }
  const letter = await documentOf(stage, 'nha-nam/party-committee', partyGiven)
  const received = await play(stage, partyTasks, {
    assigner: 'nha-nam/party-committee',
    by: 'party-office-head',
    confirms: 'party-office-head',
    given: partyGiven,
    ...letter,
    parentOf: () => null,
  })
  const plan = await documentOf(stage, 'nha-nam/peoples-committee', partyGiven - planAfter)
  await play(stage, committeeTasks, {
    assigner: 'nha-nam/peoples-committee',
    by: 'chair',
    confirms: 'chair',
    given: partyGiven - planAfter,
    ...plan,
    parentOf: ({ under }) =>
      under === undefined ? null : (received[under]?.get(keyed(registry.bodies, 'nha-nam/peoples-committee')) ?? null),
  })
  await play(stage, provinceTasks, {
    assigner: 'province/education-department',
    by: 'education-officer',
    confirms: 'education-officer',
    given: provinceGiven,
    ...(await documentOf(stage, 'province/education-department', provinceGiven)),
    parentOf: () => null,
  })
}

/** The body's document with most items among those entered before the tasks were given; the tasks stand without one when the letters brought none. */
async function documentOf({ tx, registry, now }: Stage, body: string, given: number): Promise<Pick<Scene, 'document' | 'clauses'>> {
  const found = await tx
    .selectFrom('documents')
    .select('id')
    .where('issuer_body_id', '=', keyed(registry.bodies, body))
    .where('recorded_at', '<', momentOf(now)(given, whenGiven))
    .where('purged_at', 'is', null)
    .orderBy(sql`(select count(*) from document_clauses where document_id = documents.id)`, 'desc')
    .orderBy('recorded_at')
    .executeTakeFirst()
  if (!found) return { document: null, clauses: new Map() }
  const rows = await tx
    .selectFrom('document_clauses')
    .select(['id', 'label'])
    .where('document_id', '=', found.id)
    .where('parent_id', 'is', null)
    .execute()
  return { document: found.id, clauses: new Map(rows.map(({ id, label }) => [label.replace(/\D/g, ''), id])) }
}

/** Gives the tasks in order and lets every office do its part; returns each task's assignments by body. */
async function play(stage: Stage, tasks: StoryTask[], scene: Scene): Promise<Map<string, string>[]> {
  const { tx, registry, now } = stage
  const given: Map<string, string>[] = []
  for (const [order, task] of tasks.entries()) {
    const bodiesOf = (role: Work['role']) => task.work.filter((work) => work.role === role).map((work) => keyed(registry.bodies, work.body))
    const { assignments } = await createTask(tx, {
      documentId: scene.document,
      clauseId: scene.clauses.get(String(task.item)) ?? null,
      parentAssignmentId: scene.parentOf(task),
      assignerBodyId: keyed(registry.bodies, scene.assigner),
      assignedBy: keyed(registry.people, scene.by),
      at: momentOf(now)(scene.given, whenGiven + order * 5),
      title: task.title,
      product: task.product,
      dueOn: task.due === null ? null : dayOf(now).add({ days: task.due }),
      leads: bodiesOf('lead'),
      withs: bodiesOf('with'),
      binding: task.binding,
    })
    const ids = new Map(assignments.map(({ bodyId, id }) => [bodyId, id]))
    for (const [place, work] of task.work.entries())
      await carryOut(
        stage,
        task,
        work,
        keyed(Object.fromEntries(ids), keyed(registry.bodies, work.body)),
        scene.confirms,
        order * 11 + place * 3,
      )
    given.push(ids)
  }
  return given
}

/** One office's part, in the order of time. */
async function carryOut(stage: Stage, task: StoryTask, work: Work, assignmentId: string, confirms: string, minutes: number): Promise<void> {
  const { tx, registry, now } = stage
  const person = keyed(registry.people, work.by)
  const confirmer = keyed(registry.people, confirms)
  const at = momentOf(now)
  const act = (days: number, later: number, by = person) => ({ assignmentId, by, at: at(days, minutes + later) })
  if (work.received === undefined) return
  await recordReceipt(tx, act(work.received, 0), person)
  if (work.implementing) await recordImplementing(tx, act(work.implementing[0], 0), work.implementing[1])
  for (const [days, text] of work.entries ?? []) await recordProgress(tx, act(days, 0), text)
  if (work.submitted) {
    const [days, text] = work.submitted
    await recordFile(tx, act(days, 5), await evidence(stage, task, text, person, at(days, minutes + 5)), 'product')
    await recordSubmission(tx, act(days, 10), text)
  }
  if (work.returned) await recordReturn(tx, act(work.returned[0], 20, confirmer), work.returned[1])
  if (work.accepted !== undefined) await recordAcceptance(tx, act(work.accepted, 30, confirmer))
}

/** A small text file that says what a real product would show. */
async function evidence({ tx, files }: Stage, task: StoryTask, text: string, by: string, at: Temporal.Instant): Promise<string> {
  const content = `DỮ LIỆU MINH HỌA\n\n${task.product}\n\nNhiệm vụ: ${task.title}\n\n${text}\n`
  const name = `${task.product
    .split(',')[0]!
    .replace(/[\\/:*?"<>|]/g, ' ')
    .trim()}.txt`
  return (await files.keep(tx, new File([content], name, { type: 'text/plain' }), by, at)).id
}
