import { z } from 'zod'
import { download } from '../../kernel/files.ts'
import { date } from '../../kernel/format.ts'
import { command, many, page, refuse, routes, seeOther } from '../../kernel/http/index.ts'
import { isDemo } from '../../kernel/settings.ts'
import { selectDesk } from '../../registry/index.ts'
import { wordFile } from '../../work/papers/index.ts'
import { sheet, xlsxType } from '../../work/sheets.ts'
import { organiseTraining, readQualifications } from './access.ts'
import { statusOf } from './course.ts'
import { participantsOf, participantsSeen, selectCourse, selectOwnCourse } from './courses.ts'
import { coursePath } from './list-page.tsx'
import { summonsPaper } from './paper.ts'
import { seatWaiting } from './plan.ts'
import { recordCancellation, recordClosing, recordInvitation, recordParticipant } from './record.ts'
import { done, settled, showCourse as show } from './routes-courses.tsx'
import { lockCourse, seatsLeft } from './seats.ts'
import { sentences } from './sentences.ts'
import { memberBelow } from './staff.ts'
import { words } from './words.ts'

const invite = command(
  {
    path: '/training/courses/:id/invitation',
    verb: organiseTraining,
    subject: selectOwnCourse,
    again: show,
    form: z.object({ code: z.string().trim().max(100) }),
    about: 'Call the people on the list together',
  },
  async ({ subject, form, tx, actor, now, today }) => {
    const refusal = settled(subject, today)
    if (refusal) return refusal
    if (subject.going === 0) return refuse(sentences.nobodyToCall)
    const count = await recordInvitation(tx, subject.id, form.code, { by: actor.person!.id, at: now })
    return count === 0 ? refuse(sentences.allCalled) : seeOther(coursePath(subject.id), done('doneInvite'))
  },
)

const add = command(
  {
    path: '/training/courses/:id/participants',
    verb: organiseTraining,
    subject: selectOwnCourse,
    again: show,
    form: z.object({ person: many(z.guid()) }),
    about: 'Put people on the list',
  },
  async ({ subject, form, tx, actor, now, today }) => {
    const refusal = settled(subject, today)
    if (refusal) return refusal
    if (form.person.length === 0) return refuse({ field: 'person', text: sentences.nobodyChosen })
    await lockCourse(tx, subject.id)
    const left = await seatsLeft(tx, subject.id)
    if (form.person.length > left) return refuse({ field: 'person', text: sentences.full(String(Math.max(0, left))) })
    for (const personId of form.person) {
      const member = await memberBelow(tx, subject.bodyId, personId, today)
      if (!member) return refuse({ field: 'person', text: sentences.notStaff })
      await recordParticipant(tx, subject.id, member, 'list', { by: actor.person!.id, at: now })
    }
    return seeOther(`${coursePath(subject.id)}#people`, done('doneAdd'))
  },
)

const seat = command(
  {
    path: '/training/courses/:id/waiting',
    verb: organiseTraining,
    subject: selectOwnCourse,
    again: show,
    about: 'Put those who wait for its topics on the course',
  },
  async ({ subject, tx, actor, now, today }) => {
    const refusal = settled(subject, today)
    if (refusal) return refusal
    const seated = await seatWaiting(tx, subject, { by: actor.person!.id, at: now })
    return seated === 0 ? refuse(sentences.full('0')) : seeOther(`${coursePath(subject.id)}#people`, done('doneAdd'))
  },
)

const close = command(
  {
    path: '/training/courses/:id/closing',
    verb: organiseTraining,
    subject: selectOwnCourse,
    again: show,
    about: 'Close a course: its list becomes training records',
  },
  async ({ subject, tx, actor, now, today }) => {
    const state = statusOf(subject, today)
    if (state === 'cancelled') return refuse(sentences.cancelled, 409)
    if (state === 'closed') return refuse(sentences.closed, 409)
    if (state !== 'ended') return refuse(sentences.notOver, 409)
    await lockCourse(tx, subject.id)
    const people = await participantsOf(tx, subject.id, today)
    if (people.length === 0 || people.some(({ attended }) => attended === null)) return refuse(sentences.noAttendance)
    await recordClosing(tx, subject, people, { by: actor.person!.id, at: now })
    return seeOther(coursePath(subject.id), done('doneClose'))
  },
)

const cancel = command(
  {
    path: '/training/courses/:id/cancellation',
    verb: organiseTraining,
    subject: selectOwnCourse,
    again: show,
    form: z.object({ reason: z.string().trim().min(1, sentences.noReason).max(1000) }),
    about: 'Cancel a course; those who were called are told',
  },
  async ({ subject, form, tx, actor, now }) => {
    if (subject.closedAt) return refuse(sentences.closed, 409)
    if (subject.cancelledAt) return refuse(sentences.cancelled, 409)
    await recordCancellation(tx, subject.id, form.reason, { by: actor.person!.id, at: now })
    return seeOther(coursePath(subject.id), done('doneCancel'))
  },
)

const summons = page(
  {
    path: '/training/courses/:id/summons.docx',
    verb: organiseTraining,
    subject: selectOwnCourse,
    audited: true,
    about: 'The letter that calls people to a course, as .docx',
  },
  async ({ db, subject: course, actor, today }) => {
    const { bodyId, roleName: title, acting } = actor.post!
    const paper = summonsPaper({
      course,
      people: (await participantsOf(db, course.id, today)).filter(({ reply }) => reply !== 'declined'),
      office: (await selectDesk(db, bodyId, today))!,
      signer: { title, name: actor.person!.name, acting },
      today,
      sample: await isDemo(db),
    })
    return wordFile(paper, `${words.vi.summons} ${course.title}`)
  },
)

const peopleSheet = page(
  {
    path: '/training/courses/:id/people.xlsx',
    verb: readQualifications,
    subject: selectCourse,
    audited: true,
    about: 'The people of a course as .xlsx',
  },
  async ({ db, subject, actor, reach, today, lang }) => {
    const say = words[lang]
    const mine = actor.may(organiseTraining) && actor.post?.bodyId === subject.bodyId
    const people = mine ? await participantsOf(db, subject.id, today) : await participantsSeen(db, reach, subject.id, today)
    const head = [
      say.person,
      say.post,
      say.centre,
      say.commune,
      say.reply,
      say.declineReason,
      say.came,
      say.hoursAttended,
      say.certificate,
      say.certificateOn,
    ]
    const lines = people.map((one) => [
      one.name,
      one.posts,
      one.centre,
      one.place,
      one.reply ? say[one.reply] : one.invitedAt ? say.unanswered : say.notInvited,
      one.replyReason,
      one.attended === null ? null : one.attended ? say.present : say.absent,
      one.hours || null,
      one.certificate,
      one.certificateOn && date(one.certificateOn),
    ])
    return download(await sheet(subject.title, head, lines), `${subject.title}.xlsx`, xlsxType)
  },
)

export const flowRoutes = routes(invite, add, seat, close, cancel, summons, peopleSheet)
