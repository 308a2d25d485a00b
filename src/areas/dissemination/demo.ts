import { dayOf } from '../../kernel/clock.ts'
import type { Tx } from '../../kernel/db/index.ts'
import type { DemoRegistry } from '../../registry/demo/index.ts'
import { type NewSession, recordSession } from '../../work/dissemination/index.ts'

interface Held extends Pick<NewSession, 'form' | 'place' | 'presenter' | 'reached'> {
  body: string
  by: string
  daysAgo: number
}

const held: Held[] = [
  {
    body: 'party-board',
    by: 'party-board-head',
    daysAgo: 48,
    form: 'conference',
    place: 'Hội trường UBND xã',
    presenter: 'Trưởng Ban Xây dựng Đảng',
    reached: [
      { audience: 'party-members', present: 126, expected: 140 },
      { audience: 'officials', present: 58, expected: 60 },
    ],
  },
  {
    body: 'party-board',
    by: 'party-board-head',
    daysAgo: 20,
    form: 'party-cell',
    place: 'Nhà văn hóa thôn Gốc Đa',
    presenter: 'Bí thư chi bộ thôn',
    reached: [{ audience: 'party-members', present: 31, expected: 36 }],
  },
  {
    body: 'study-society',
    by: 'study-chair',
    daysAgo: 33,
    form: 'union-meeting',
    place: 'Trung tâm học tập cộng đồng xã',
    presenter: 'Chủ tịch Hội Khuyến học xã',
    reached: [{ audience: 'union-members', present: 72, expected: 90 }],
  },
  {
    body: 'front',
    by: 'front-chair',
    daysAgo: 12,
    form: 'loudspeaker',
    place: 'Đài truyền thanh xã',
    presenter: '',
    reached: [{ audience: 'villagers', present: 450, expected: null }],
  },
]

/** Uneven on purpose: some offices told many, some nobody yet. */
export async function loadDemoDissemination(tx: Tx, { bodies, people }: DemoRegistry, now: Temporal.Instant): Promise<void> {
  const letter = await tx.selectFrom('documents').select('id').where('code', '=', '87-CV/ĐU').executeTakeFirst()
  if (!letter) return
  for (const { body, by, daysAgo, ...session } of held) {
    const at = now.subtract({ hours: daysAgo * 24 })
    const where = { documentId: letter.id, bodyId: bodies[`nha-nam/${body}`]!, fileId: null }
    await recordSession(tx, { ...session, ...where, heldOn: dayOf(at).subtract({ days: 1 }) }, people[by]!, at)
  }
}
