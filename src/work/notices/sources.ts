import type { WaitingSource } from '../sources.ts'
import { countNotices, hearingOf, selectNotices } from './queries.ts'
import { distance, words } from './words.ts'

/** "Nhắc việc" in the inbox: a reminder goes when its task is reported, closed, paused or given a later date. */
export const noticeWaiting: WaitingSource = {
  id: 'notices',
  async list(db, actor, today, lang) {
    const say = words[lang]
    return (await selectNotices(db, hearingOf(actor), today)).map((notice) => ({
      todo: say.todo,
      title: `${distance(notice.dueOn, today, say)}: ${notice.title}`,
      href: `/assignments/${notice.assignmentId}`,
      from: notice.audience === 'holder' ? notice.assigner : notice.body,
      dueOn: notice.dueOn,
      since: notice.madeAt,
    }))
  },
  count: (actor, today) => countNotices(hearingOf(actor), today),
}
