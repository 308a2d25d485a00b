import { z } from 'zod'
import { parseDate } from '../../kernel/format.ts'
import { command, type PageRoute, type Route, refuse, routes, seeOther } from '../../kernel/http/index.ts'
import { both, type Lang } from '../../kernel/words.ts'
import { seatsOf } from '../../registry/index.ts'
import { askExtension, confirmAssignment, delegateAssignment, isLeader } from './access.ts'
import { courseSentences, courseWords, extensionSays } from './course-words.ts'
import { recordDelegation } from './delegations.ts'
import { type Calendar, workingDay } from './due.ts'
import { dayInWords } from './due-fields.tsx'
import { extensionProblem } from './extension.ts'
import { recordExtensionAnswered, recordExtensionAsked, selectExtensions } from './extensions.ts'
import { type Assignment, selectGiven, selectReceived } from './queries.ts'
import { recordResumption, recordSuspension } from './record.ts'
import { selectCalendar } from './recurrence.ts'
import { statusOf } from './task.ts'
import { sentences } from './words.ts'

const reason = z.string().trim().min(1, courseSentences.noReason).max(2000)
const remark = z.string().trim().max(2000)
type Done = 'doneAsk' | 'doneApprove' | 'doneRefuse' | 'doneSuspend' | 'doneResume'
const back = (id: string, done: Done) => seeOther(`/assignments/${id}`, both(courseWords.vi[done], courseWords.en[done]))

/** What happens to a part on its way besides work and report; `show` is the part's page. */
export function courseRoutes(show: PageRoute): Route[] {
  const ask = command(
    {
      path: '/assignments/:id/extension',
      verb: askExtension,
      subject: selectReceived,
      again: show,
      form: z.object({ wantedOn: z.string(), why: reason }),
      about: 'Ask for a later due date',
    },
    async ({ subject, form, actor, tx, now, today }) => {
      const wantedOn = parseDate(form.wantedOn)
      if (!wantedOn) return refuse({ field: 'wantedOn', text: courseSentences.badDate })
      const calendar = await selectCalendar(tx)
      const problem = extensionProblem(subject, wantedOn, today, calendar)
      if (problem === 'day-off') return refuse({ field: 'wantedOn', text: dayOffSays(wantedOn, calendar) })
      if (problem) return refuse({ ...(/later|past/.test(problem) && { field: 'wantedOn' }), text: extensionSays[problem] })
      const act = { assignmentId: subject.id, by: actor.person!.id, at: now }
      await recordExtensionAsked(tx, act, { dueOn: subject.dueOn!, wantedOn, reason: form.why })
      return back(subject.id, 'doneAsk')
    },
  )

  const answer = command(
    {
      path: '/assignments/:id/extension/answer',
      verb: confirmAssignment,
      subject: selectGiven,
      again: show,
      form: z.object({ approved: z.enum(['yes', 'no']), answer: remark }),
      about: 'Approve or refuse a later due date',
    },
    async ({ subject, form, actor, tx, now }) => {
      const open = (await selectExtensions(tx, subject)).find((one) => !one.answeredAt)
      if (!open || statusOf(subject) !== 'extension') return refuse(courseSentences.notAsked)
      if (open.askerId === actor.person!.id) return refuse(courseSentences.ownRequest)
      const approved = form.approved === 'yes'
      if (!approved && !form.answer) return refuse({ field: 'answer', text: courseSentences.noReason })
      await recordExtensionAnswered(tx, { assignmentId: subject.id, by: actor.person!.id, at: now }, open, {
        approved,
        answer: form.answer,
      })
      return back(subject.id, approved ? 'doneApprove' : 'doneRefuse')
    },
  )

  const suspension = command(
    {
      path: '/assignments/:id/suspension',
      verb: confirmAssignment,
      subject: selectGiven,
      again: show,
      form: z.object({ suspendReason: reason }),
      about: 'Suspend a part with its reason',
    },
    async ({ subject, form, actor, tx, now }) => {
      if (!maySuspend(subject)) return refuse(courseSentences.notOpen)
      await recordSuspension(tx, { assignmentId: subject.id, by: actor.person!.id, at: now }, form.suspendReason)
      return back(subject.id, 'doneSuspend')
    },
  )

  const resumption = command(
    {
      path: '/assignments/:id/resumption',
      verb: confirmAssignment,
      subject: selectGiven,
      again: show,
      form: z.object({ resumeReason: remark }),
      about: 'Let a suspended part go on',
    },
    async ({ subject, form, actor, tx, now }) => {
      if (statusOf(subject) !== 'suspended') return refuse(courseSentences.notSuspended)
      await recordResumption(tx, { assignmentId: subject.id, by: actor.person!.id, at: now }, form.resumeReason)
      return back(subject.id, 'doneResume')
    },
  )

  const delegation = command(
    {
      path: '/assignments/:id/delegation',
      verb: delegateAssignment,
      subject: selectReceived,
      again: show,
      form: z.object({ toPost: z.string(), delegateNote: remark }),
      about: 'Hand a part to a post inside the body',
    },
    async ({ subject, form, actor, tx, now, today }) => {
      if (subject.acceptedAt || subject.endedAt) return refuse(sentences.closed)
      if (!subject.receivedAt) return refuse(courseSentences.notReceived)
      if (!mayDelegate(subject, actor.post!)) return refuse(courseSentences.notYours)
      const seat = (await seatsOf(tx, [subject.bodyId], today)).find(({ id, holder }) => id === form.toPost && holder)
      if (!seat) return refuse({ field: 'toPost', text: courseSentences.noPost })
      if (seat.id === subject.holderPostId) return refuse({ field: 'toPost', text: courseSentences.samePost })
      const who = `${seat.holder!.name}, ${seat.title}`
      await recordDelegation(
        tx,
        { assignmentId: subject.id, by: actor.person!.id, at: now },
        { fromPostId: subject.holderPostId, postId: seat.id, said: who, note: form.delegateNote },
      )
      return seeOther(`/assignments/${subject.id}`, both(courseWords.vi.doneDelegate(who), courseWords.en.doneDelegate(who)))
    },
  )

  return routes(ask, answer, suspension, resumption, delegation)
}

/** The day off that was asked for and the working day that the form holds in its place. */
function dayOffSays(day: Temporal.PlainDate, calendar: Calendar): string {
  const said = (lang: Lang) => {
    const words = courseWords[lang]
    return words.notWorking(dayInWords(day, calendar, words), dayInWords(workingDay(day, calendar), calendar, words))
  }
  return both(said('vi'), said('en'))
}

export const maySuspend = (part: Assignment) => ['not-received', 'received', 'doing', 'returned', 'extension'].includes(statusOf(part))

/** A leader, or the post that holds the part now. */
export const mayDelegate = (part: Pick<Assignment, 'holderPostId'>, post: { id: string; role: string }) =>
  part.holderPostId === post.id || isLeader(post.role)
