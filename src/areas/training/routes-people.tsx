import { z } from 'zod'
import { parseDate } from '../../kernel/format.ts'
import { command, many, page, refuse, routes, seeOther } from '../../kernel/http/index.ts'
import { tidy } from '../../registry/index.ts'
import { organiseTraining } from './access.ts'
import { AttendancePage, ParticipantPage } from './attendance-page.tsx'
import { matchPaste, type Result, readPaste, statusOf } from './course.ts'
import { loadCourse, participantsOf, selectOwnCourse, selectOwnParticipant } from './courses.ts'
import { coursePath } from './list-page.tsx'
import { recordCorrection, recordReply, recordResults, removeParticipant } from './record.ts'
import { done } from './routes-courses.tsx'
import { lockCourse, mayConfirm } from './seats.ts'
import { sentences } from './sentences.ts'

const attendancePage = page(
  { path: '/training/courses/:id/attendance', verb: organiseTraining, subject: selectOwnCourse, about: 'Who came to a course' },
  async ({ db, subject, today }) => <AttendancePage course={subject} people={await participantsOf(db, subject.id, today)} />,
)

const plain = (text: string) => tidy(text).toLocaleLowerCase('vi')

const attendance = command(
  {
    path: '/training/courses/:id/attendance',
    verb: organiseTraining,
    subject: selectOwnCourse,
    again: attendancePage,
    form: z.object({ present: many(z.guid()), pasted: z.string().max(100_000).default(''), all: z.literal('yes').optional() }),
    about: 'Record who came: boxes, everybody at once, or lines out of a sheet',
  },
  async ({ subject, form, tx, actor, now, today }) => {
    if (subject.closedAt) return refuse(sentences.closed, 409)
    if (subject.cancelledAt) return refuse(sentences.cancelled, 409)
    const state = statusOf(subject, today)
    if (state === 'planned' || state === 'invited') return refuse(sentences.notBegun, 409)
    await lockCourse(tx, subject.id)
    const people = await participantsOf(tx, subject.id, today)
    const match = matchPaste(readPaste(form.pasted), people, 2000, plain)
    if ('problem' in match) return refuse({ field: 'pasted', text: sentences.paste(match.problem) })
    const results = people.map(({ personId, reply, hours, certificate }): Result => {
      const line = match.found.get(personId)
      const attended = line !== undefined || form.present.includes(personId) || (form.all === 'yes' && reply !== 'declined')
      return { personId, attended, hours: line?.hours ?? (hours || subject.hours), certificate: line?.certificate || certificate }
    })
    await recordResults(tx, subject, results, { by: actor.person!.id, at: now })
    return seeOther(`${coursePath(subject.id)}#people`, done('doneAttendance'))
  },
)

const participantPage = page(
  {
    path: '/training/participants/:id',
    verb: organiseTraining,
    subject: selectOwnParticipant,
    audited: true,
    about: 'One person on a course',
  },
  ({ subject }) => <ParticipantPage one={subject} />,
)

const result = command(
  {
    path: '/training/participants/:id',
    verb: organiseTraining,
    subject: selectOwnParticipant,
    again: participantPage,
    form: z.object({
      attended: z.enum(['yes', 'no']),
      hours: z.string().max(10),
      certificate: z.string().trim().max(60),
      certificateOn: z.string(),
      reason: z.string().trim().max(1000),
    }),
    about: 'Write or correct the result of one person',
  },
  async ({ subject, form, tx, actor, now, today }) => {
    await lockCourse(tx, subject.courseId)
    const course = (await loadCourse(tx, subject.courseId))!
    if (course.cancelledAt) return refuse(sentences.cancelled, 409)
    if (!course.closedAt && subject.attended === null) return refuse(sentences.noAttendance, 409)
    if (course.closedAt && form.reason === '') return refuse({ field: 'reason', text: sentences.noReason })
    const hours = Number(form.hours.trim())
    if (!Number.isInteger(hours) || hours < 0 || hours > 2000) return refuse({ field: 'hours', text: sentences.badHours })
    const on = parseDate(form.certificateOn)
    if (!on) return refuse({ field: 'certificateOn', text: sentences.badDate })
    if (Temporal.PlainDate.compare(on, today) > 0) return refuse({ field: 'certificateOn', text: sentences.future })
    const corrected = {
      personId: subject.personId,
      attended: form.attended === 'yes',
      hours,
      certificate: form.certificate,
      certificateOn: on,
    }
    await recordCorrection(tx, { ...subject, course }, corrected, form.reason, { by: actor.person!.id, at: now })
    return seeOther(`${coursePath(course.id)}#people`, done('doneCorrect'))
  },
)

const reply = command(
  {
    path: '/training/participants/:id/reply',
    verb: organiseTraining,
    subject: selectOwnParticipant,
    again: participantPage,
    form: z.object({ reply: z.enum(['confirmed', 'declined'], sentences.noReply), reason: z.string().trim().max(500) }),
    about: 'Write down an answer that came by telephone',
  },
  async ({ subject, form, tx, actor, now }) => {
    if (subject.invitedAt === null) return refuse(sentences.notInvited, 409)
    if (subject.course.closedAt || subject.attended !== null) return refuse(sentences.begun, 409)
    if (form.reply === 'declined' && form.reason === '') return refuse({ field: 'reason', text: sentences.noReason })
    await lockCourse(tx, subject.courseId)
    if (form.reply === 'confirmed' && !(await mayConfirm(tx, subject.courseId, subject.id))) return refuse(sentences.seatGone)
    await recordReply(tx, subject.id, form.reply, form.reply === 'declined' ? form.reason : '', { by: actor.person!.id, at: now })
    return seeOther(`${coursePath(subject.course.id)}#people`, done('doneReply'))
  },
)

const removal = command(
  {
    path: '/training/participants/:id/removal',
    verb: organiseTraining,
    subject: selectOwnParticipant,
    again: participantPage,
    about: 'Undo: off the list before anybody was called',
  },
  async ({ subject, tx }) => {
    if (subject.course.closedAt || !(await removeParticipant(tx, subject.id))) return refuse(sentences.calledAlready, 409)
    return seeOther(
      subject.source === 'gap' ? `/qualifications#p-${subject.personId}` : `${coursePath(subject.course.id)}#people`,
      done('doneOut'),
    )
  },
)

export const participantRoutes = routes(attendancePage, attendance, participantPage, result, reply, removal)
