import { z } from 'zod'
import type { Actor, Reach, Verb } from '../../kernel/access.ts'
import type { Db } from '../../kernel/db/index.ts'
import { constraintSays } from '../../kernel/errors.ts'
import { download, keptFile } from '../../kernel/files.ts'
import { date } from '../../kernel/format.ts'
import { command, many, page, pastDay, refuse, routes, seeOther, shown, upload } from '../../kernel/http/index.ts'
import { both } from '../../kernel/words.ts'
import { ownCentre } from '../../registry/index.ts'
import { sheet, xlsxType } from '../../work/sheets.ts'
import { keepInitiatives, readInitiatives, recogniseInitiatives } from './access.ts'
import { authorNames, InitiativePage, InitiativesPage, NewPage, standingOnes } from './pages.tsx'
import { type Initiative, selectAuthors, selectInitiative, selectInitiatives, selectKept, selectRecognitionFile } from './queries.ts'
import { recordInitiative, recordInitiativeWithdrawal, recordRecognition, recordRecognitionWithdrawal } from './record.ts'
import { sentences, words } from './words.ts'

constraintSays('one_recognition_a_level', sentences.twice, 'level')

const Query = z.object({
  q: z.string().trim().max(100).catch('').default(''),
  centre: z.guid().nullable().catch(null).default(null),
  page: z.coerce.number().int().min(1).max(1000).catch(1).default(1),
})

/** A list of another area that stands beside this one. */
export interface Beside {
  verb: Verb
  href: string
}

const list = (beside: Beside) =>
  page(
    {
      path: '/initiatives',
      verb: readInitiatives,
      query: Query,
      view: z.object({ initiatives: z.array(z.object({ id: z.string(), title: z.string(), recognised: z.array(z.string()) })) }),
      about: 'The register of initiatives of the territory',
    },
    async ({ db, reach, query: { q, centre, page: nth }, actor }) => {
      const rows = await selectInitiatives(db, reach, { q, centreId: centre })
      const initiatives = rows
        .filter(({ withdrawnAt }) => !withdrawnAt)
        .map((row) => ({ id: row.id, title: row.title, recognised: standingOnes(row).map(({ level }) => level) }))
      const own = actor.may(keepInitiatives) ? actor.post!.bodyId : null
      const aside = actor.may(beside.verb) ? beside.href : null
      return shown({ initiatives }, <InitiativesPage rows={rows} filter={{ q, centreId: centre, page: nth }} own={own} aside={aside} />)
    },
  )

const listSheet = page(
  { path: '/initiatives/list.xlsx', verb: readInitiatives, query: Query, about: 'The register as .xlsx' },
  async ({ db, reach, query, today, lang }) => {
    const say = words[lang]
    const head = [
      say.recordedOn,
      say.initiative,
      say.authors,
      say.centre,
      say.place,
      say.problem,
      say.solution,
      say.appliedOn,
      say.benefit,
      say.recognitions,
    ]
    const lines = (await selectInitiatives(db, reach, { q: query.q, centreId: query.centre })).map((row) => [
      date(row.recordedOn),
      row.title,
      authorNames(row),
      row.centre,
      row.place,
      row.problem,
      row.solution,
      date(row.appliedOn),
      row.benefit,
      row.withdrawnAt
        ? say.withdrawn
        : standingOnes(row)
            .map(({ level, code, decidedOn }) => `${say[level]}: ${code}, ${date(decidedOn)}`)
            .join('; '),
    ])
    return download(await sheet(say.fileName, head, lines), `${say.fileName}-${date(today).replaceAll('/', '-')}.xlsx`, xlsxType)
  },
)

const form = page(
  { path: '/centres/:id/initiatives/new', verb: keepInitiatives, subject: ownCentre, about: 'The form for a new initiative' },
  async ({ db, subject, today }) => <NewPage centre={subject} authors={await selectAuthors(db, subject.id, today)} />,
)

const told = (sentence: string) => z.string().trim().min(1, sentence).max(5000)
const add = command(
  {
    path: '/centres/:id/initiatives/new',
    verb: keepInitiatives,
    subject: ownCentre,
    again: form,
    form: z.object({
      title: told(sentences.noTitle).max(300),
      author: many(z.union([z.literal(''), z.guid()])),
      otherAuthors: z.string().trim().max(500),
      problem: told(sentences.noProblem),
      solution: told(sentences.noSolution),
      appliedOn: z.string().trim().max(20),
      benefit: told(sentences.noBenefit),
    }),
    about: 'Record an initiative',
  },
  async ({ subject, form: { author, ...typed }, tx, actor, now, today }) => {
    const authorIds = [...new Set(author.filter(Boolean))]
    if (authorIds.length === 0 && typed.otherAuthors === '') return refuse({ field: 'author', text: sentences.noAuthor })
    const known = new Set((await selectAuthors(tx, subject.id, today)).map(({ id }) => id))
    if (authorIds.some((id) => !known.has(id))) return refuse({ field: 'author', text: sentences.strangeAuthor })
    const appliedOn = pastDay('appliedOn', typed.appliedOn, today, { badDay: sentences.badDay, ahead: sentences.notApplied })
    if ('text' in appliedOn) return refuse(appliedOn)
    const id = await recordInitiative(tx, subject.id, { ...typed, appliedOn, authorIds }, today, { by: actor.person!.id, at: now })
    return seeOther(`/initiatives/${id}`, both(words.vi.doneAdd, words.en.doneAdd))
  },
)

const ownIdea = (one: Initiative, personId: string) => one.recordedBy === personId || one.authors.some(({ id }) => id === personId)
const recognises = async (db: Db, actor: Actor, one: Initiative) =>
  actor.may(recogniseInitiatives) &&
  !ownIdea(one, actor.person!.id) &&
  (await selectKept(db, actor.reach(recogniseInitiatives), one.id)) !== undefined

const show = page(
  { path: '/initiatives/:id', verb: readInitiatives, subject: selectInitiative, about: 'An initiative with its recognitions' },
  async ({ db, subject: one, actor }) => (
    <InitiativePage
      one={one}
      keeps={actor.may(keepInitiatives) && actor.post?.bodyId === one.centreId}
      recognises={await recognises(db, actor, one)}
    />
  ),
)

const Decision = z.object({
  code: z.string().trim().min(1, sentences.noCode).max(60),
  decidedOn: z.string().trim().max(20),
  issuer: z.string().trim().min(1, sentences.noIssuer).max(200),
})

/** The day of a recognition: not ahead, and not before what it recognises was applied. */
function decisionDay(one: Initiative, typed: string, today: Temporal.PlainDate): Temporal.PlainDate | { field: string; text: string } {
  const on = pastDay('decidedOn', typed, today, sentences)
  if ('text' in on) return on
  return Temporal.PlainDate.compare(on, one.appliedOn) < 0 ? { field: 'decidedOn', text: sentences.early } : on
}

const doneRecognise = both(words.vi.doneRecognise, words.en.doneRecognise)

const recognition = command(
  {
    path: '/initiatives/:id/recognition',
    verb: recogniseInitiatives,
    subject: selectKept,
    again: show,
    form: Decision,
    about: 'The chairman recognises it',
  },
  async ({ subject: one, form: typed, tx, actor, now, today }) => {
    if (one.withdrawnAt) return refuse(sentences.gone)
    if (ownIdea(one, actor.person!.id)) return refuse(sentences.own)
    const decidedOn = decisionDay(one, typed.decidedOn, today)
    if (!(decidedOn instanceof Temporal.PlainDate)) return refuse(decidedOn)
    await recordRecognition(tx, one, { ...typed, level: 'commune', decidedOn, fileId: null }, { by: actor.person!.id, at: now })
    return seeOther(`/initiatives/${one.id}`, doneRecognise)
  },
)

const decision = command(
  {
    path: '/initiatives/:id/decision',
    verb: keepInitiatives,
    subject: selectKept,
    again: show,
    form: Decision.extend({ level: z.enum(['commune', 'province'], sentences.noLevel), file: upload(sentences.noFile) }),
    about: 'Record a recognition decided elsewhere, with its scan',
  },
  async ({ subject: one, form: { file, ...typed }, tx, actor, files, now, today }) => {
    if (one.withdrawnAt) return refuse(sentences.gone)
    const decidedOn = decisionDay(one, typed.decidedOn, today)
    if (!(decidedOn instanceof Temporal.PlainDate)) return refuse(decidedOn)
    const by = actor.person!.id
    const fileId = (await files.keep(tx, file, by, now)).id
    await recordRecognition(tx, one, { ...typed, decidedOn, fileId }, { by, at: now })
    return seeOther(`/initiatives/${one.id}`, doneRecognise)
  },
)

const takeBack = (path: string, verb: typeof keepInitiatives) =>
  command(
    {
      path,
      verb,
      subject: selectKept,
      again: show,
      form: z.object({ reason: z.string().trim().min(1, sentences.noReason).max(500) }),
      about: 'Take a recognition back, by whoever recorded it',
    },
    async ({ subject: one, form: { reason }, params, tx, actor, now }) => {
      if (!(await recordRecognitionWithdrawal(tx, one.id, params.recognitionId!, reason, { by: actor.person!.id, at: now })))
        return refuse(sentences.notYours)
      return seeOther(`/initiatives/${one.id}`, both(words.vi.doneTakeBack, words.en.doneTakeBack))
    },
  )
const chairTakesBack = takeBack('/initiatives/:id/recognition/:recognitionId/withdrawal', recogniseInitiatives)
const centreTakesBack = takeBack('/initiatives/:id/decision/:recognitionId/withdrawal', keepInitiatives)

const withdrawal = command(
  {
    path: '/initiatives/:id/withdrawal',
    verb: keepInitiatives,
    subject: selectKept,
    again: show,
    form: z.object({ withdrawReason: z.string().trim().min(1, sentences.noReason).max(500) }),
    about: 'Withdraw it with the reason',
  },
  async ({ subject: one, form: { withdrawReason }, tx, actor, now }) => {
    if (one.withdrawnAt) return refuse(sentences.gone)
    if (standingOnes(one).length > 0) return refuse(sentences.recognised)
    await recordInitiativeWithdrawal(tx, one.id, withdrawReason, { by: actor.person!.id, at: now })
    return seeOther(`/initiatives/${one.id}`, both(words.vi.doneWithdraw, words.en.doneWithdraw))
  },
)

async function selectScan(db: Db, reach: Reach, id: string) {
  const found = await selectRecognitionFile(db, reach, id)
  return found && keptFile(db, found.fileId)
}

const scan = page(
  { path: '/initiative-decisions/:id/file', verb: readInitiatives, subject: selectScan, about: 'The scan of a recognition' },
  async ({ subject, files }) => download(await files.read(subject.sha256), subject.name, subject.mediaType),
)

export const initiativeRoutes = (beside: Beside) =>
  routes(list(beside), listSheet, form, add, show, recognition, decision, chairTakesBack, centreTakesBack, withdrawal, scan)
