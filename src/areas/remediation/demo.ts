import { dayOf } from '../../kernel/clock.ts'
import type { Tx } from '../../kernel/db/index.ts'
import type { DemoRegistry } from '../../registry/demo/index.ts'
import { recordFound } from './queries.ts'
import { recordAction, recordDone, recordRecheck } from './record.ts'
import type { Cause, Kind } from './shortcoming.ts'

interface Story {
  commune: string
  kind: Kind
  cause: Cause
  text: string
  /** Days from today. */
  due: number
  done?: [daysAgo: number, result: string]
  /** What the recheck found. */
  recheck?: [daysAgo: number, passed: boolean, note: string]
}

/** One waits for its recheck, one is mended, one is late, one failed its recheck; the rest has no plan yet. */
const stories: Story[] = [
  {
    commune: 'tan-yen',
    kind: 'no-accountant',
    cause: 'part-time',
    text: 'Phân công kế toán ngân sách xã kiêm kế toán trung tâm',
    due: -6,
    done: [3, 'Đã có quyết định phân công'],
  },
  {
    commune: 'tan-yen',
    kind: 'no-treasurer',
    cause: 'part-time',
    text: 'Phân công văn thư kiêm thủ quỹ trung tâm',
    due: -10,
    done: [9, 'Đã có quyết định phân công thủ quỹ'],
    recheck: [5, true, 'Đã xem quyết định và sổ quỹ'],
  },
  { commune: 'phuc-hoa', kind: 'few-deputies', cause: 'part-time', text: 'Trình bổ nhiệm Phó Giám đốc là cán bộ trường THCS', due: -4 },
  {
    commune: 'ngoc-thien',
    kind: 'no-accountant',
    cause: 'resources',
    text: 'Phân công kế toán ngân sách xã kiêm nhiệm',
    due: -12,
    done: [14, 'Đã phân công miệng'],
    recheck: [10, false, 'Chưa có quyết định phân công'],
  },
  { commune: 'quang-trung', kind: 'no-premises', cause: 'conditions', text: 'Mượn phòng học trường tiểu học các buổi tối', due: 20 },
]

export async function loadDemoRemediation(tx: Tx, { bodies, people }: DemoRegistry, now: Temporal.Instant): Promise<void> {
  const at = (daysAgo: number) => now.subtract({ hours: 24 * daysAgo })
  await recordFound(tx, dayOf(at(40)))
  await recordFound(tx, dayOf(now))
  for (const { commune, kind, cause, text, due, done, recheck } of stories) {
    const found = await tx
      .selectFrom('shortcomings')
      .select('id')
      .where('centre_id', '=', bodies[`${commune}/learning-centre`]!)
      .where('kind', '=', kind)
      .executeTakeFirst()
    if (!found) continue
    const by = people[`${commune}/deputy-chair`]!
    await recordAction(tx, found.id, { text, owner: 'Giám đốc trung tâm', dueOn: dayOf(now).add({ days: due }), cause }, { by, at: at(30) })
    const action = await tx.selectFrom('shortcoming_actions').select('id').where('shortcoming_id', '=', found.id).executeTakeFirstOrThrow()
    if (done) await recordDone(tx, found.id, action.id, done[1], { by, at: at(done[0]) })
    if (recheck)
      await recordRecheck(
        tx,
        found.id,
        { passed: recheck[1], note: recheck[2], on: dayOf(at(recheck[0])) },
        { by: people[`${commune}/culture-head`]!, at: at(recheck[0]) },
      )
  }
}
