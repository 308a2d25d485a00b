import { z } from 'zod'
import type { Db } from '../../kernel/db/index.ts'
import { download } from '../../kernel/files.ts'
import { number } from '../../kernel/format.ts'
import { command, many, type PageRoute, page, pastDay, type Route, refuse, routes, seeOther, upload } from '../../kernel/http/index.ts'
import { both } from '../../kernel/words.ts'
import { decideRating, inspectRating, nameTeam, rateOwn, readRatings } from './access.ts'
import { bandOf, type Claims, type Criterion, parsePoints, scoreAll, statusOf } from './criteria.ts'
import { claimable, claimsOf, explain } from './explain.ts'
import { InspectionPage, SelfPage } from './forms.tsx'
import {
  onBoard,
  type Rating,
  readingDay,
  selectCandidates,
  selectEvidence,
  selectOwnRating,
  selectRating,
  selectValues,
} from './queries.ts'
import {
  type Finding,
  type NewClaim,
  recordClaims,
  recordDecision,
  recordEntry,
  recordEvidence,
  recordFindings,
  recordRevoked,
  recordSubmission,
  recordTeam,
} from './record.ts'
import { type CriteriaSet, loadSet } from './sets.ts'
import { sentences, words } from './words.ts'

async function explained(db: Db, rating: Rating, today: Temporal.PlainDate) {
  const set = await loadSet(db, rating.setId)
  const live = (await selectValues(db, set.id, [rating.centreId], readingDay(rating.year, today))).get(rating.centreId)!
  return explain(rating, set, live)
}

const to = (rating: Rating, done: `done${string}` & keyof typeof words.vi) =>
  seeOther(`/ratings/${rating.id}`, both(words.vi[done] as string, words.en[done] as string))
const mostOf = (set: CriteriaSet, criterion: Criterion) => (set.kind === 'levels' ? 2 : criterion.points)
const Reason = z.object({ reason: z.string().trim().min(1, sentences.noReason).max(2000) })

/** Claims as typed, in the order of the open lines; a string says what is wrong. */
function readClaims(
  open: ReturnType<typeof claimable>,
  typed: { claimed: string[]; evidence: string[] },
  files: Claims,
): NewClaim[] | { field: string; text: string } {
  const claims: NewClaim[] = []
  for (const [i, { criterion, rest }] of open.entries()) {
    const claimed = typed.claimed[i]?.trim() ? parsePoints(typed.claimed[i]) : 0
    const evidence = typed.evidence[i]?.trim() ?? ''
    if (claimed === null || claimed > rest) return { field: `claimed-${i}`, text: sentences.badPoints(criterion.code, number(rest)) }
    if (claimed > 0 && evidence === '' && !files.get(criterion.id)?.evidenced)
      return { field: `evidence-${i}`, text: sentences.noEvidence(criterion.code) }
    claims.push({ criterionId: criterion.id, claimed, evidence })
  }
  return claims
}

const selfPage = page(
  { path: '/ratings/:id/self', verb: rateOwn, subject: selectOwnRating, about: 'The centre’s own scores and evidence' },
  async ({ db, subject, today }) => <SelfPage one={await explained(db, subject, today)} />,
)

const inspectionPage = page(
  { path: '/ratings/:id/inspection', verb: inspectRating, subject: selectRating, about: 'The team’s scores' },
  async ({ db, subject, today }) => <InspectionPage one={await explained(db, subject, today)} />,
)

const saveSelf = command(
  {
    path: '/ratings/:id/self',
    verb: rateOwn,
    subject: selectOwnRating,
    again: selfPage,
    form: z.object({ claimed: many(z.string().max(10)), evidence: many(z.string().max(2000)) }),
    about: 'Save the own scores',
  },
  async ({ subject, form, tx, today }) => {
    if (statusOf(subject.entries) !== 'self') return refuse(sentences.notOpen, 409)
    const { lines } = await explained(tx, subject, today)
    const filed = claimsOf(subject.scores.map((row) => ({ ...row, evidence: '' })))
    const claims = readClaims(claimable(lines), form, filed)
    if (!Array.isArray(claims)) return refuse(claims)
    await recordClaims(tx, subject.id, claims)
    return to(subject, 'doneSave')
  },
)

const findingsOf = (
  set: CriteriaSet,
  one: ReturnType<typeof explain>,
  typed: { found: string[]; remark: string[] },
): Finding[] | { field: string; text: string } => {
  const findings: Finding[] = []
  for (const [i, { criterion, total }] of one.lines.entries()) {
    const found = parsePoints(typed.found[i] ?? '')
    const remark = typed.remark[i]?.trim() ?? ''
    if (found === null || found > mostOf(set, criterion))
      return { field: `found-${i}`, text: sentences.badPoints(criterion.code, number(mostOf(set, criterion))) }
    if (found !== total && remark === '') return { field: `remark-${i}`, text: sentences.noRemark(criterion.code) }
    findings.push({ criterionId: criterion.id, found, remark })
  }
  return findings
}

const saveInspection = command(
  {
    path: '/ratings/:id/inspection',
    verb: inspectRating,
    subject: selectRating,
    again: inspectionPage,
    form: z.object({ found: many(z.string().max(10)), remark: many(z.string().max(1000)), note: z.string().trim().max(2000) }),
    about: 'Write the team’s findings',
  },
  async ({ subject, form, tx, actor, now, today }) => {
    const status = statusOf(subject.entries)
    if (status === 'self') return refuse(sentences.notSubmitted, 409)
    if (status === 'decided') return refuse(sentences.alreadyDecided, 409)
    const by = actor.person!.id
    if (await onBoard(tx, subject.centreId, by, today)) return refuse(sentences.board)
    if (subject.members.length > 0 && !subject.members.some(({ id }) => id === by)) return refuse(sentences.notMember)
    const one = await explained(tx, subject, today)
    const findings = findingsOf(one.set, one, form)
    if (!Array.isArray(findings)) return refuse(findings)
    await recordFindings(tx, subject.id, findings, form.note, { by, at: now })
    return to(subject, 'doneInspect')
  },
)

export function flowRoutes(show: PageRoute): Route[] {
  const evidence = command(
    {
      path: '/ratings/:id/evidence',
      verb: rateOwn,
      subject: selectOwnRating,
      again: show,
      form: z.object({ criterion: z.guid(), file: upload(sentences.noFile) }),
      about: 'Attach a file of evidence to a line',
    },
    async ({ subject, form, tx, files, actor, now, today }) => {
      if (statusOf(subject.entries) !== 'self') return refuse(sentences.notOpen, 409)
      const { lines } = await explained(tx, subject, today)
      if (!lines.some(({ criterion }) => criterion.id === form.criterion)) return refuse({ field: 'criterion', text: sentences.noFile })
      const { id } = await files.keep(tx, form.file, actor.person!.id, now)
      await recordEvidence(tx, subject.id, form.criterion, id)
      return to(subject, 'doneSave')
    },
  )
  const submit = command(
    { path: '/ratings/:id/submission', verb: rateOwn, subject: selectOwnRating, again: show, about: 'Submit the self-assessment' },
    async ({ subject, tx, actor, now, today }) => {
      if (statusOf(subject.entries) !== 'self') return refuse(sentences.notOpen, 409)
      const set = await loadSet(tx, subject.setId)
      const live = (await selectValues(tx, set.id, [subject.centreId], readingDay(subject.year, today))).get(subject.centreId)!
      const byRecords = scoreAll(set.kind, set.criteria, live, claimsOf(subject.scores)).map((line) => ({
        criterionId: line.criterion.id,
        points: line.byRecords,
      }))
      await recordSubmission(tx, subject.id, byRecords, live, { by: actor.person!.id, at: now })
      return to(subject, 'doneSubmit')
    },
  )
  const withdraw = command(
    { path: '/ratings/:id/withdrawal', verb: rateOwn, subject: selectOwnRating, again: show, about: 'Take the self-assessment back' },
    async ({ subject, tx, actor, now }) => {
      if (statusOf(subject.entries) !== 'submitted') return refuse(sentences.notSubmitted, 409)
      await recordEntry(tx, subject.id, 'withdrawn', '', { by: actor.person!.id, at: now })
      return to(subject, 'doneWithdraw')
    },
  )
  const team = command(
    {
      path: '/ratings/:id/team',
      verb: nameTeam,
      subject: selectRating,
      again: show,
      form: z.object({ member: many(z.uuid()), note: z.string().trim().max(300) }),
      about: 'Name the inspection team',
    },
    async ({ subject, form, tx, actor, now, today }) => {
      if (statusOf(subject.entries) === 'decided') return refuse(sentences.alreadyDecided, 409)
      if (await onBoard(tx, subject.centreId, actor.person!.id, today)) return refuse(sentences.board)
      const candidates = new Set((await selectCandidates(tx, subject.centreId, today)).map(({ id }) => id))
      if (form.member.some((id) => !candidates.has(id))) return refuse({ field: 'member', text: sentences.strangers })
      await recordTeam(tx, subject.id, [...new Set(form.member)], form.note, { by: actor.person!.id, at: now })
      return to(subject, 'doneTeam')
    },
  )
  const giveBack = command(
    {
      path: '/ratings/:id/return',
      verb: inspectRating,
      subject: selectRating,
      again: show,
      form: Reason,
      about: 'Ask the centre for more',
    },
    async ({ subject, form, tx, actor, now, today }) => {
      const status = statusOf(subject.entries)
      if (status === 'decided') return refuse(sentences.alreadyDecided, 409)
      if (status === 'self') return refuse(sentences.notSubmitted, 409)
      const by = actor.person!.id
      if (await onBoard(tx, subject.centreId, by, today)) return refuse(sentences.board)
      if (subject.members.length > 0 && !subject.members.some(({ id }) => id === by)) return refuse(sentences.notMember)
      await recordEntry(tx, subject.id, 'returned', form.reason, { by, at: now })
      return to(subject, 'doneReturn')
    },
  )
  const decide = command(
    {
      path: '/ratings/:id/decision',
      verb: decideRating,
      subject: selectRating,
      again: show,
      form: z.object({ code: z.string().trim().min(1, sentences.noCode).max(60), on: z.string().trim().max(20) }),
      about: 'Decide the rating',
    },
    async ({ subject, form, tx, actor, now, today, lang }) => {
      if (statusOf(subject.entries) === 'decided') return refuse(sentences.alreadyDecided, 409)
      if (statusOf(subject.entries) !== 'inspected') return refuse(sentences.notInspected, 409)
      const by = actor.person!.id
      if (await onBoard(tx, subject.centreId, by, today)) return refuse(sentences.board)
      if (subject.entries.some(({ kind, byId }) => kind === 'inspected' && byId === by)) return refuse(sentences.inspector)
      const on = pastDay('on', form.on, today, { badDay: sentences.badDate, ahead: sentences.future })
      if ('text' in on) return refuse(on)
      const { set, found } = await explained(tx, subject, today)
      const result = found ?? 0
      const band = set.kind === 'levels' ? words[lang].level(String(result)) : (bandOf(set.bands, result)?.name ?? '')
      await recordDecision(tx, subject.id, { result, band, code: form.code, on }, { by, at: now })
      return to(subject, 'doneDecide')
    },
  )
  const revoke = command(
    { path: '/ratings/:id/revocation', verb: decideRating, subject: selectRating, again: show, form: Reason, about: 'Revoke the decision' },
    async ({ subject, form, tx, actor, now, today }) => {
      if (statusOf(subject.entries) !== 'decided') return refuse(sentences.notDecided, 409)
      const by = actor.person!.id
      if (await onBoard(tx, subject.centreId, by, today)) return refuse(sentences.board)
      await recordRevoked(tx, subject.id, form.reason, { by, at: now })
      return to(subject, 'doneRevoke')
    },
  )
  const file = page(
    { path: '/rating-evidence/:id', verb: readRatings, subject: selectEvidence, audited: true, about: 'A file of evidence' },
    async ({ subject, files }) => download(await files.read(subject.sha256), subject.name, subject.mediaType),
  )
  return routes(selfPage, saveSelf, evidence, submit, withdraw, team, inspectionPage, saveInspection, giveBack, decide, revoke, file)
}
