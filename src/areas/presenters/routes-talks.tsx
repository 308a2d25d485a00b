import { z } from 'zod'
import { parseDate } from '../../kernel/format.ts'
import { command, page, pastDay, refuse, routes, seeOther } from '../../kernel/http/index.ts'
import { isDemo } from '../../kernel/settings.ts'
import { both } from '../../kernel/words.ts'
import { learningFields, selectDesk } from '../../registry/index.ts'
import { wordFile } from '../../work/papers/index.ts'
import { invitePresenter, readPresenters, readTalks, recordTalks } from './access.ts'
import { InvitationPage } from './form-page.tsx'
import { invitationPaper } from './paper.ts'
import { selectPresenter } from './queries.ts'
import { recordTalk, recordTalkWithdrawal } from './record.ts'
import { showPresenter } from './routes.tsx'
import { TalkPage } from './show-page.tsx'
import { selectOwnTalk, selectTalk } from './talks.ts'
import { sentences, words } from './words.ts'

const addTalk = command(
  {
    path: '/presenters/:id/talks',
    verb: recordTalks,
    subject: selectPresenter,
    again: showPresenter,
    form: z.object({
      onDay: z.string().trim().max(20),
      topic: z.string().trim().min(1, sentences.noTopic).max(300),
      field: z.string().max(60),
      listened: z
        .string()
        .trim()
        .regex(/^\d{1,4}$/, sentences.badListened),
    }),
    about: 'Record a talk that the own centre had given',
  },
  async ({ subject, form, tx, db, actor, now, today }) => {
    if (subject.endedOn) return refuse(sentences.gone)
    const onDay = pastDay('onDay', form.onDay, today, { badDay: sentences.badDay, ahead: sentences.dayAhead })
    if ('text' in onDay) return refuse(onDay)
    const listened = Number(form.listened)
    if (listened < 1 || listened > 5000) return refuse({ field: 'listened', text: sentences.badListened })
    if (!(await learningFields(db, today)).some(({ code }) => code === form.field))
      return refuse({ field: 'field', text: sentences.noField })
    const { topic, field } = form
    const talk = { centreId: actor.post!.bodyId, presenterId: subject.id, onDay, topic, field, listened }
    await recordTalk(tx, talk, { by: actor.person!.id, at: now })
    return seeOther(`/presenters/${subject.id}`, both(words.vi.doneTalk, words.en.doneTalk))
  },
)

const showTalk = page(
  { path: '/presenter-talks/:id', verb: readTalks, subject: selectTalk, about: 'A talk that a centre had given' },
  async ({ db, subject, actor, lang, params, today }) => {
    const seen = subject.presenterId
      ? await selectPresenter(db, actor.reach(readPresenters), subject.presenterId, params, today)
      : undefined
    const field = (await learningFields(db, today)).find(({ code }) => code === subject.field)
    const mine = actor.may(recordTalks) && actor.post?.bodyId === subject.centreId
    return <TalkPage talk={subject} fieldName={field?.[lang] ?? subject.field} mine={mine} seen={seen !== undefined} />
  },
)

const talkWithdrawal = command(
  {
    path: '/presenter-talks/:id/withdrawal',
    verb: recordTalks,
    subject: selectOwnTalk,
    again: showTalk,
    form: z.object({ reason: z.string().trim().min(1, sentences.noReason).max(300) }),
    about: 'Withdraw a wrong record of a talk',
  },
  async ({ subject, form, tx, actor, now }) => {
    if (subject.withdrawnAt) return refuse(sentences.talkGone)
    await recordTalkWithdrawal(tx, subject.id, form.reason, { by: actor.person!.id, at: now })
    return seeOther(`/presenter-talks/${subject.id}`, both(words.vi.doneTalkWithdraw, words.en.doneTalkWithdraw))
  },
)

const invitation = page(
  { path: '/presenters/:id/invitation', verb: invitePresenter, subject: selectPresenter, about: 'Form for the letter of invitation' },
  async ({ subject, actor }) => <InvitationPage one={subject} fields={{ where: actor.post!.bodyName }} />,
)

const line = z.string().trim().max(300)
const letter = command(
  {
    path: '/presenters/:id/invitation',
    verb: invitePresenter,
    subject: selectPresenter,
    again: invitation,
    form: z.object({
      topic: line.min(1, sentences.noTopic),
      audience: line,
      onDay: z.string().trim().max(20),
      when: line.min(1, sentences.noWhen),
      where: line.min(1, sentences.noWhere),
      payment: line,
      replyTo: line,
    }),
    about: 'The letter of invitation as .docx',
  },
  async ({ subject, form, db, actor, today, lang }) => {
    if (subject.endedOn) return refuse(sentences.gone)
    const onDay = parseDate(form.onDay)
    if (!onDay) return refuse({ field: 'onDay', text: sentences.badDay })
    const office = await selectDesk(db, actor.post!.bodyId, today)
    const signer = { office: office!, title: actor.post!.roleName, acting: actor.post!.acting, name: actor.person!.name }
    return wordFile(invitationPaper(signer, subject, { ...form, onDay }, today, await isDemo(db)), `${words[lang].invite} ${subject.name}`)
  },
)

export const talkRoutes = routes(addTalk, showTalk, talkWithdrawal, invitation, letter)
