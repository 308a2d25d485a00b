import { z } from 'zod'
import type { Verb } from '../../kernel/access.ts'
import { dayOf } from '../../kernel/clock.ts'
import { sniff } from '../../kernel/files.ts'
import { command, type PageRoute, page, pastDay, type Route, refuse, routes, seeOther, upload } from '../../kernel/http/index.ts'
import { both } from '../../kernel/words.ts'
import { decideAppointment, draftAppointment, giveOpinion, numberAppointment } from './access.ts'
import { droppable, stageOf, type Undoable, undoable } from './appointment.ts'
import { backPaths } from './appointment-actions.tsx'
import { path } from './appointment-page.tsx'
import { type Appointment, selectAppointment, selectAsked, selectAskedBodies } from './appointment-queries.ts'
import { sentences, words } from './appointment-words.ts'
import { mayDecide } from './deciding.ts'
import { OpinionPage } from './opinion-page.tsx'
import { boardOf } from './queries.ts'
import {
  recordAnnouncement,
  recordApproval,
  recordBack,
  recordDropped,
  recordNumber,
  recordOpinion,
  recordParty,
  recordRefusal,
  recordSubmission,
} from './record.ts'

const to = (one: Appointment, done: `done${string}` & keyof typeof words.vi, page = path(one.id)) =>
  seeOther(page, both(words.vi[done] as string, words.en[done] as string))
const Reason = z.object({ reason: z.string().trim().min(1, sentences.noReason).max(2000) })
const code = z.string().trim().min(1, sentences.noCode)
const day = z.string().trim().max(20)

/** As a new post is printed when the centre gets it. */
const titles: Record<string, string> = {
  'centre-director': 'Giám đốc Trung tâm học tập cộng đồng',
  'centre-deputy-director': 'Phó Giám đốc Trung tâm học tập cộng đồng',
  accountant: 'Kế toán Trung tâm học tập cộng đồng',
  treasurer: 'Thủ quỹ Trung tâm học tập cộng đồng',
}
const signedCopies = ['application/pdf', 'image/png', 'image/jpeg']

function drafting(show: PageRoute): Route[] {
  const about = { verb: draftAppointment, subject: selectAppointment, again: show }
  const submit = command({ path: '/appointments/:id/submission', ...about, about: 'Submit' }, async ({ subject, tx, actor, now }) => {
    if (stageOf(subject) !== 'draft') return refuse(sentences.notNow, 409)
    await recordSubmission(tx, subject.id, { by: actor.person!.id, at: now })
    return to(subject, 'doneSubmit')
  })
  const party = command(
    {
      path: '/appointments/:id/party',
      ...about,
      form: z.object({ code: code.max(40, sentences.badCode).regex(/^[^\n]*\d[^\n]*$/, sentences.badCode), on: day }),
      about: 'Number and day of the Party committee’s opinion, nothing else',
    },
    async ({ subject, form, tx, actor, now, today }) => {
      if (stageOf(subject) !== 'party') return refuse(sentences.notNow, 409)
      const on = pastDay('on', form.on, today, sentences)
      if ('field' in on) return refuse(on)
      await recordParty(tx, subject.id, { code: form.code, on }, await selectAskedBodies(tx, subject, today), {
        by: actor.person!.id,
        at: now,
      })
      return to(subject, 'doneParty')
    },
  )
  const announce = command(
    {
      path: '/appointments/:id/announcement',
      ...about,
      form: z.object({ on: day, place: z.string().trim().min(1, sentences.noPlace).max(200) }),
      about: 'Announced: the term is written into the registry',
    },
    async ({ subject, form, tx, actor, now, today }) => {
      if (stageOf(subject) !== 'announcement') return refuse(sentences.notNow, 409)
      const on = pastDay('on', form.on, today, sentences)
      if ('field' in on) return refuse(on)
      if (Temporal.PlainDate.compare(on, subject.decidedOn!) < 0) return refuse({ field: 'on', text: sentences.beforeDecision })
      const title = titles[subject.role] ?? subject.title
      await recordAnnouncement(tx, subject, { on, place: form.place, title }, { by: actor.person!.id, at: now })
      return to(subject, 'doneAnnounce')
    },
  )
  const drop = command(
    { path: '/appointments/:id/drop', ...about, form: Reason, about: 'Give the procedure up' },
    async ({ subject, form, tx, actor, now }) => {
      if (!droppable(subject)) return refuse(sentences.notNow, 409)
      await recordDropped(tx, subject.id, form.reason, { by: actor.person!.id, at: now })
      return to(subject, 'doneDrop')
    },
  )
  return [submit, party, announce, drop]
}

function deciding(show: PageRoute): Route[] {
  const about = { verb: decideAppointment, subject: selectAppointment, again: show }
  const approve = command(
    {
      path: '/appointments/:id/approval',
      ...about,
      form: z.object({ note: z.string().trim().max(1000) }),
      about: 'The authority of the day agrees',
    },
    async ({ subject, form, tx, actor, now, today }) => {
      if (stageOf(subject) !== 'decision') return refuse(sentences.notNow, 409)
      const may = await mayDecide(tx, actor, subject, today)
      if (!may || may.refused) return refuse(sentences[may?.refused ?? 'not-in-turn'])
      if (form.note === '' && subject.opinions.some(({ agrees }) => agrees === false))
        return refuse({ field: 'note', text: sentences.needsNote })
      await recordApproval(tx, subject.id, { postId: actor.post!.id, note: form.note }, { by: actor.person!.id, at: now })
      return to(subject, 'doneApprove')
    },
  )
  const refusal = command(
    { path: '/appointments/:id/refusal', ...about, form: Reason, about: 'The authority does not agree: back with reasons' },
    async ({ subject, form, tx, actor, now, today }) => {
      if (stageOf(subject) !== 'decision') return refuse(sentences.notNow, 409)
      const may = await mayDecide(tx, actor, subject, today)
      if (!may || may.refused) return refuse(sentences[may?.refused ?? 'not-in-turn'])
      await recordRefusal(tx, subject.id, form.reason, { by: actor.person!.id, at: now })
      return to(subject, 'doneRefuse')
    },
  )
  const number = command(
    {
      path: '/appointments/:id/number',
      verb: numberAppointment,
      subject: selectAppointment,
      again: show,
      form: z.object({ code: code.max(60), on: day, file: upload(sentences.noFile) }),
      about: 'Number, day and signed copy of the decision',
    },
    async ({ subject, form, tx, files, actor, now, today }) => {
      if (stageOf(subject) !== 'number') return refuse(sentences.notNow, 409)
      const on = pastDay('on', form.on, today, sentences)
      if ('field' in on) return refuse(on)
      if (Temporal.PlainDate.compare(on, dayOf(subject.submittedAt!)) < 0) return refuse({ field: 'on', text: sentences.before })
      const type = sniff(new Uint8Array(await form.file.slice(0, 16).arrayBuffer()), form.file.name)
      if (!signedCopies.includes(type ?? '')) return refuse({ field: 'file', text: sentences.badFile })
      const by = actor.person!.id
      const { id } = await files.keep(tx, form.file, by, now)
      await recordNumber(tx, subject.id, { code: form.code, on, fileId: id }, { by, at: now })
      return to(subject, 'doneNumber')
    },
  )
  return [approve, refusal, number]
}

const opinionPage = page(
  { path: '/appointments/:id/opinion', verb: giveOpinion, subject: selectAsked, about: 'What the own society or school is asked' },
  async ({ db, subject, actor, today }) => {
    const board = await boardOf(db, { id: subject.centreId, name: subject.centre, placeId: subject.placeId, place: subject.place }, today)
    const norm = board.norms.find(({ role, line }) => role === subject.role && line === subject.line) ?? null
    return <OpinionPage one={subject} bodyId={actor.post!.bodyId} norm={norm} />
  },
)

const opinion = command(
  {
    path: '/appointments/:id/opinion',
    verb: giveOpinion,
    subject: selectAsked,
    again: opinionPage,
    form: z.object({ agrees: z.enum(['yes', 'no'], sentences.noVerdict), reason: z.string().trim().max(2000) }),
    about: 'The society or the school agrees, or does not and says why',
  },
  async ({ subject, form, tx, actor, now }) => {
    if (stageOf(subject) !== 'opinions') return refuse(sentences.notNow, 409)
    const by = actor.person!.id
    if (by === subject.nomineeId) return refuse(sentences.ownOpinion)
    const agrees = form.agrees === 'yes'
    if (!agrees && form.reason === '') return refuse({ field: 'reason', text: sentences.needsReason })
    if (!(await recordOpinion(tx, subject.id, actor.post!.bodyId, { agrees, reason: form.reason }, { by, at: now })))
      return refuse(sentences.notNow, 409)
    return to(subject, 'doneOpinion', `${path(subject.id)}/opinion`)
  },
)

const takeBack = (what: Undoable, verb: Verb, again: PageRoute, subject = selectAppointment) =>
  command(
    {
      path: `/appointments/:id/${backPaths[what]}/withdrawal`,
      verb,
      subject,
      again,
      form: Reason,
      about: 'Take the step back with its reason',
    },
    async ({ subject: one, form, tx, actor, now }) => {
      const person = actor.person!.id
      if (!undoable(one).includes(what) || (what === 'approved' && one.approvedBy !== person)) return refuse(sentences.notNow, 409)
      if (what === 'opinion' && !one.opinions.some(({ bodyId, givenAt }) => bodyId === actor.post!.bodyId && givenAt))
        return refuse(sentences.notNow, 409)
      await recordBack(tx, one.id, what, form.reason, { by: person, at: now, bodyId: actor.post!.bodyId })
      return to(one, 'doneBack', what === 'opinion' ? `${path(one.id)}/opinion` : path(one.id))
    },
  )

export function stepRoutes(show: PageRoute): Route[] {
  return routes(
    drafting(show),
    deciding(show),
    opinionPage,
    opinion,
    takeBack('submitted', draftAppointment, show),
    takeBack('party', draftAppointment, show),
    takeBack('opinion', giveOpinion, opinionPage, selectAsked),
    takeBack('approved', decideAppointment, show),
    takeBack('numbered', numberAppointment, show),
  )
}
