import { z } from 'zod'
import type { Actor, Reach } from '../../kernel/access.ts'
import type { Db } from '../../kernel/db/index.ts'
import { download } from '../../kernel/files.ts'
import { date } from '../../kernel/format.ts'
import { command, optionalUpload, page, pastDay, refuse, routes, seeOther } from '../../kernel/http/index.ts'
import { sheet, xlsxType } from '../../work/sheets.ts'
import { keepQualifications, organiseTraining, readQualifications } from './access.ts'
import { levelInFull, loadCatalogue, selectNorms, selectTopics } from './catalogue.ts'
import { missingOf } from './gap.ts'
import { type GapRow, GapsPage, narrowed, type PlanRights } from './gaps-page.tsx'
import { PersonPage } from './person-page.tsx'
import { plannedOf } from './plan.ts'
import { qualificationWords as words } from './qualification-words.ts'
import { recordQualification, selectProfile, selectProof, selectServing, withdrawQualification } from './qualifications.ts'
import { done } from './routes-courses.tsx'
import { sentences } from './sentences.ts'
import { postsOf, selectStaff } from './staff.ts'

const Filter = z.object({
  kind: z.string().min(1).max(40).nullable().catch(null).default(null),
  centre: z.guid().nullable().catch(null).default(null),
  state: z.enum(['short', 'meets']).nullable().catch(null).default(null),
  page: z.coerce.number().int().min(1).max(1000).catch(1).default(1),
})

/** Everybody whom the reader sees, with what the norms of the day ask beyond what he has. */
export async function gapRows(db: Db, reach: Reach, today: Temporal.PlainDate): Promise<GapRow[]> {
  const [staff, norms] = await Promise.all([selectStaff(db, reach, today), selectNorms(db, today)])
  return staff.map((one) => ({ ...one, missing: missingOf(one.posts, norms, one.path, one.held, today) }))
}

/** What one click may do for an organiser; the office's own topic goes before the shipped one. */
export async function planRights(db: Db, actor: Actor, today: Temporal.PlainDate): Promise<PlanRights | null> {
  if (!actor.may(organiseTraining)) return null
  const bodyId = actor.post!.bodyId
  const topics = await selectTopics(db, bodyId, today)
  const topicOf = (kind: string) => {
    const fit = topics.filter((topic) => topic.kind === kind)
    return (fit.find((topic) => topic.bodyId !== null) ?? fit[0])?.id ?? null
  }
  return { topicOf, planned: await plannedOf(db, bodyId) }
}

export const gaps = page(
  {
    path: '/qualifications',
    verb: readQualifications,
    query: Filter,
    audited: true,
    about: 'People of the centres: what they have learnt and what the norm asks',
  },
  async ({ db, reach, query, today, lang, actor }) => (
    <GapsPage
      all={await gapRows(db, reach, today)}
      catalogue={await loadCatalogue(db, lang)}
      filter={query}
      plan={await planRights(db, actor, today)}
    />
  ),
)

const gapsSheet = page(
  { path: '/qualifications/list.xlsx', verb: readQualifications, query: Filter, audited: true, about: 'The same list as .xlsx' },
  async ({ db, reach, query, today, lang }) => {
    const say = words[lang]
    const catalogue = await loadCatalogue(db, lang)
    const head = [say.person, say.post, say.centre, say.commune, say.held, say.lacks]
    const lines = narrowed(await gapRows(db, reach, today), query).map((row) => [
      row.name,
      postsOf(row),
      row.centre,
      row.place,
      row.held.map(({ kind, level, on }) => `${levelInFull(catalogue, kind, level)} (${date(on)})`).join('; '),
      row.missing.map(({ kind, level }) => levelInFull(catalogue, kind, level)).join('; '),
    ])
    return download(await sheet(say.gapsTitle, head, lines), `${say.gapsFile}.xlsx`, xlsxType)
  },
)

const person = page(
  { path: '/qualifications/:id', verb: readQualifications, subject: selectProfile, audited: true, about: 'What a person has learnt' },
  async ({ db, reach, subject, actor, today, lang }) => {
    const posts = (await gapRows(db, reach, today)).filter(({ personId }) => personId === subject.id)
    const keeps = actor.may(keepQualifications) && actor.person!.id !== subject.id && posts.length > 0
    return <PersonPage person={subject} catalogue={await loadCatalogue(db, lang)} posts={posts} keeps={keeps} />
  },
)

const record = command(
  {
    path: '/qualifications/:id/records',
    verb: keepQualifications,
    subject: selectServing,
    again: person,
    form: z.object({ level: z.string().max(60), on: z.string(), evidence: z.string().trim().max(1000), file: optionalUpload() }),
    about: 'Record a qualification with its evidence',
  },
  async ({ subject, form, tx, actor, files, now, today, lang }) => {
    if (actor.person!.id === subject.id) return refuse(sentences.ownRecord)
    const level = (await loadCatalogue(tx, lang)).levels.find(({ kind, rank }) => `${kind}/${rank}` === form.level)
    if (!level) return refuse({ field: 'level', text: sentences.noLevel })
    const on = pastDay('on', form.on, today, { badDay: sentences.badDate, ahead: sentences.future })
    if ('text' in on) return refuse(on)
    if (form.evidence === '' && !form.file) return refuse({ field: 'evidence', text: sentences.noEvidence })
    const act = { by: actor.person!.id, at: now }
    const fileId = form.file ? (await files.keep(tx, form.file, act.by, now)).id : null
    await recordQualification(tx, subject.id, { kind: level.kind, level: level.rank, on, evidence: form.evidence, fileId }, act)
    return seeOther(`/qualifications/${subject.id}`, done('doneQualification'))
  },
)

const withdrawal = command(
  {
    path: '/qualifications/:id/records/:record/withdrawal',
    verb: keepQualifications,
    subject: selectServing,
    again: person,
    form: z.object({ reason: z.string().trim().min(1, sentences.noReason).max(1000) }),
    about: 'Withdraw a wrong entry, with the reason',
  },
  async ({ subject, params, form, tx, actor, now }) => {
    if (actor.person!.id === subject.id) return refuse(sentences.ownRecord)
    const found = subject.qualifications.find(({ id }) => id === params.record)
    if (found?.courseId) return refuse(sentences.fromCourse, 409)
    if (!found || !(await withdrawQualification(tx, subject.id, found.id, form.reason, { by: actor.person!.id, at: now })))
      return refuse(sentences.withdrawnAlready, 409)
    return seeOther(`/qualifications/${subject.id}`, done('doneWithdraw'))
  },
)

const file = page(
  {
    path: '/qualification-files/:id',
    verb: readQualifications,
    subject: selectProof,
    audited: true,
    about: 'A file behind a qualification',
  },
  async ({ subject, files }) => download(await files.read(subject.sha256), subject.name, subject.mediaType),
)

export const qualificationRoutes = routes(gaps, gapsSheet, person, record, withdrawal, file)
