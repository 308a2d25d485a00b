import { z } from 'zod'
import { command, many, page, refuse, routes, seeOther } from '../../kernel/http/index.ts'
import { both } from '../../kernel/words.ts'
import { measureById } from '../../measures/index.ts'
import { keepCriteria, readRatings } from './access.ts'
import { type Band, parsePoints, type Step } from './criteria.ts'
import { EditSetPage, SetPage, SetsPage } from './set-pages.tsx'
import { dropCriterion, dropSet, recordBands, recordCopy, recordCriterion, recordIssued, yearInUse } from './set-record.ts'
import { type CriteriaSet, selectOwnSet, selectSet, selectSets } from './sets.ts'
import { sentences, words } from './words.ts'

const path = (id: string) => `/rating-sets/${id}`
const to = (where: string, done: 'doneSave' | 'doneCopy' | 'doneIssue' | 'doneRemove') =>
  seeOther(where, both(words.vi[done], words.en[done]))

const list = page(
  { path: '/rating-sets', verb: readRatings, about: 'Sets of criteria, in force and before' },
  async ({ db, reach, actor }) => <SetsPage sets={await selectSets(db, reach)} keeps={actor.may(keepCriteria)} />,
)

const show = page({ path: '/rating-sets/:id', verb: readRatings, subject: selectSet, about: 'A set of criteria' }, ({ subject, actor }) => (
  <SetPage set={subject} keeps={actor.may(keepCriteria)} own={actor.may(keepCriteria) && actor.post?.bodyId === subject.bodyId} />
))

const edit = page(
  { path: '/rating-sets/:id/edit', verb: keepCriteria, subject: selectOwnSet, about: 'Edit a draft set' },
  ({ subject }) => <EditSetPage set={subject} />,
)

/** "01/12" → "12-01". */
function monthDay(text: string): string | null {
  const [, day = '', month = ''] = /^\s*(\d{1,2})[/.-](\d{1,2})\s*$/.exec(text) ?? []
  const padded = `${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return day && Number(month) <= 12 && Number(month) >= 1 && Number(day) >= 1 && Number(day) <= 31 ? padded : null
}

const copy = command(
  {
    path: '/rating-sets/:id/copy',
    verb: keepCriteria,
    subject: selectSet,
    again: show,
    form: z.object({
      name: z.string().trim().min(1).max(300),
      kind: z.enum(['points', 'levels']),
      fromYear: z.coerce.number().int(),
      selfDue: z.string().max(10),
      decideDue: z.string().max(10),
    }),
    about: 'Copy a set to edit it',
  },
  async ({ subject, form, tx, actor, now, today }) => {
    if (form.fromYear < today.year || form.fromYear > today.year + 10) return refuse({ field: 'fromYear', text: sentences.badYear })
    const selfDue = monthDay(form.selfDue)
    const decideDue = monthDay(form.decideDue)
    if (!selfDue || !decideDue || selfDue > decideDue) return refuse({ field: 'selfDue', text: sentences.badDay })
    const id = await recordCopy(tx, subject, actor.post!.bodyId, { ...form, selfDue, decideDue }, { by: actor.person!.id, at: now })
    return to(`${path(id)}/edit`, 'doneCopy')
  },
)

const text = (most: number) => z.string().trim().max(most)
const Line = z.object({
  criterion: z.union([z.literal(''), z.guid()]),
  heading: z.guid(),
  code: text(10).min(1),
  text: text(500).min(1),
  evidence: text(500),
  points: text(10),
  stepText: many(text(300)),
  stepMeasure: many(text(100)),
  stepSlice: many(text(100)),
  stepLeast: many(text(10)),
  stepPoints: many(text(10)),
})

function stepsOf(form: z.output<typeof Line>, kind: CriteriaSet['kind']): Omit<Step, 'id'>[] | null {
  const steps: Omit<Step, 'id'>[] = []
  for (const [i, said] of form.stepText.entries()) {
    if (said === '') continue
    const given = parsePoints(form.stepPoints[i] ?? '')
    const least = Number((form.stepLeast[i] ?? '').replace(',', '.'))
    const measure = measureById(form.stepMeasure[i] ?? '')
    if (!measure || !(least > 0) || !given) return null
    if (kind === 'levels' && given !== 1 && given !== 2) return null
    const slice = form.stepSlice[i] || null
    steps.push({
      text: said,
      measureId: measure.id,
      slice,
      least,
      ...(kind === 'levels' ? { points: null, level: given as 1 | 2 } : { points: given, level: null }),
    })
  }
  return steps
}

const saveCriterion = command(
  {
    path: '/rating-sets/:id/criteria',
    verb: keepCriteria,
    subject: selectOwnSet,
    again: edit,
    form: Line,
    about: 'Write a line of a draft set',
  },
  async ({ subject, form, tx }) => {
    if (subject.issuedAt) return refuse(sentences.issued, 409)
    const points = parsePoints(form.points)
    if (!points) return refuse({ field: 'points', text: sentences.badPoints(form.code, '100') })
    if (!subject.headings.some(({ id }) => id === form.heading)) return refuse({ field: 'heading', text: sentences.badStep })
    const known = subject.criteria.find(({ id }) => id === form.criterion)
    if ([...subject.criteria, ...subject.headings].some(({ id, code }) => code === form.code && id !== known?.id))
      return refuse({ field: 'code', text: sentences.sameCode })
    const steps = stepsOf(form, subject.kind)
    if (!steps) return refuse({ field: 'stepText', text: sentences.badStep })
    if (steps.reduce((sum, step) => sum + (step.points ?? 0), 0) > points)
      return refuse({ field: 'points', text: sentences.stepPoints(form.code) })
    const { heading, code, text, evidence } = form
    await recordCriterion(tx, subject.id, known?.id ?? null, {
      heading,
      code,
      text,
      evidence,
      points,
      position: subject.criteria.length,
      steps,
    })
    return to(`${path(subject.id)}/edit#c-${code}`, 'doneSave')
  },
)

const removeCriterion = command(
  {
    path: '/rating-sets/:id/criteria/removal',
    verb: keepCriteria,
    subject: selectOwnSet,
    again: edit,
    form: z.object({ criterion: z.guid() }),
    about: 'Drop a line of a draft set',
  },
  async ({ subject, form, tx }) => {
    if (subject.issuedAt) return refuse(sentences.issued, 409)
    await dropCriterion(tx, subject.id, form.criterion)
    return to(`${path(subject.id)}/edit`, 'doneRemove')
  },
)

/** "85 Tốt" a line; one band begins at nothing, so that every result has its name. */
function bandsOf(typed: string): Band[] | null {
  const bands = typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => /^(\d{1,3}(?:[.,]\d)?)\s+(.{1,60})$/.exec(line))
    .map((found) => found && { least: Number(found[1]!.replace(',', '.')), name: found[2]! })
  if (bands.some((band) => band === null)) return null
  const all = bands as Band[]
  return all.some(({ least }) => least === 0) && new Set(all.map(({ least }) => least)).size === all.length ? all : null
}

const saveBands = command(
  {
    path: '/rating-sets/:id/bands',
    verb: keepCriteria,
    subject: selectOwnSet,
    again: edit,
    form: z.object({ bands: text(1000) }),
    about: 'Write the bands of a draft set',
  },
  async ({ subject, form, tx }) => {
    if (subject.issuedAt) return refuse(sentences.issued, 409)
    const bands = bandsOf(form.bands)
    if (!bands) return refuse({ field: 'bands', text: sentences.badBands })
    await recordBands(tx, subject.id, bands)
    return to(`${path(subject.id)}/edit`, 'doneSave')
  },
)

const issue = command(
  { path: '/rating-sets/:id/issue', verb: keepCriteria, subject: selectOwnSet, again: show, about: 'Put a draft set in force' },
  async ({ subject, tx, actor, now }) => {
    if (subject.issuedAt) return refuse(sentences.issued, 409)
    if (subject.criteria.length === 0) return refuse(sentences.emptySet)
    if (await yearInUse(tx, subject)) return refuse(sentences.yearUsed)
    await recordIssued(tx, subject, { by: actor.person!.id, at: now })
    return to(path(subject.id), 'doneIssue')
  },
)

const removal = command(
  { path: '/rating-sets/:id/removal', verb: keepCriteria, subject: selectOwnSet, again: show, about: 'Delete a draft set' },
  async ({ subject, tx }) => {
    if (subject.issuedAt) return refuse(sentences.issued, 409)
    await dropSet(tx, subject.id)
    return to('/rating-sets', 'doneRemove')
  },
)

export const setRoutes = routes(list, show, edit, copy, saveCriterion, removeCriterion, saveBands, issue, removal)
