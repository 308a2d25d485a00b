import { dayOf } from '../../kernel/clock.ts'
import type { Tx } from '../../kernel/db/index.ts'
import type { Files } from '../../kernel/files.ts'
import type { DemoRegistry } from '../../registry/demo/index.ts'
import { filledIn } from '../../work/issued-texts.ts'
import { withPartners } from './coordination.ts'
import { selectCandidates } from './queries.ts'
import { recordAnswer, recordAsked, recordDraft, recordIssue, recordText } from './record.ts'
import { shipped } from './template.ts'

interface Story {
  commune: string
  /** Days ago; left out: still a draft. */
  issued?: number
  asked?: number
  /** Partner, by the key of its body; what it answered. */
  partners: [body: string, who: string, answer: 'agree' | 'change' | null][]
}

/** One in force, one whose school asks for a change, one half answered, one a bare draft; one has nothing. */
const stories: Story[] = [
  {
    commune: 'nha-nam',
    asked: 6,
    partners: [
      ['study-society', 'study-chair', 'agree'],
      ['front', 'front-chair', 'agree'],
      ['women-union', 'women-union-head', null],
      ['secondary-school', 'school-head', 'agree'],
    ],
  },
  {
    commune: 'tan-yen',
    issued: 250,
    asked: 270,
    partners: [
      ['study-society', 'study-chair', 'agree'],
      ['front', 'front-chair', 'agree'],
      ['secondary-school', 'school-head', 'agree'],
    ],
  },
  {
    commune: 'phuc-hoa',
    asked: 14,
    partners: [
      ['front', 'front-chair', 'agree'],
      ['study-society', 'study-chair', 'change'],
    ],
  },
  { commune: 'ngoc-thien', partners: [] },
]

export async function loadDemoCoordination(tx: Tx, { bodies, people }: DemoRegistry, files: Files, now: Temporal.Instant): Promise<void> {
  const at = (daysAgo: number) => now.subtract({ hours: 24 * daysAgo })
  for (const { commune, issued, asked, partners } of stories) {
    const key = (name: string) => people[commune === 'nha-nam' ? name : `${commune}/${name}`]!
    const centreId = bodies[`${commune}/learning-centre`]!
    const by = key('deputy-chair')
    const place = { 'nha-nam': 'Xã Nhã Nam', 'tan-yen': 'Xã Tân Yên', 'phuc-hoa': 'Xã Phúc Hòa' }[commune] ?? 'Xã Ngọc Thiện'
    const names = { centre: `Trung tâm học tập cộng đồng ${place.charAt(0).toLowerCase()}${place.slice(1)}`, place }
    const text = { title: filledIn(shipped.title, names), body: filledIn(shipped.body, names) }
    const id = await recordDraft(tx, centreId, text, { by, at: at((asked ?? 5) + 3) })
    if (asked === undefined) continue
    const ids = partners.map(([body]) => bodies[`${commune}/${body}`]!)
    const chosen = (await selectCandidates(tx, centreId, dayOf(now))).filter((one) => ids.includes(one.id)).map(({ name }) => name)
    const whole = withPartners({ ...text, body: text.body.replace('[mấy tháng một lần]', 'ba tháng một lần') }, chosen)
    await recordText(tx, id, whole, ids)
    await recordAsked(tx, id, { by, at: at(asked) })
    for (const [body, who, answer] of partners) {
      if (!answer) continue
      const reason = answer === 'change' ? 'Đề nghị ghi rõ Hội Khuyến học giới thiệu báo cáo viên trước ngày 20 hằng tháng' : ''
      await recordAnswer(tx, id, bodies[`${commune}/${body}`]!, { agreed: answer === 'agree', reason }, { by: key(who), at: at(asked - 2) })
    }
    if (issued === undefined) continue
    const code = '07/QĐ-TTHTCĐ'
    const copy = new File([`DỮ LIỆU MINH HỌA\n\n${code}\n\n${whole.title}\n\n${whole.body}\n`], 'Quy chế phối hợp 07-QĐ-TTHTCĐ.txt')
    const fileId = (await files.keepOwn(tx, copy, by, at(issued))).id
    const decidedOn = dayOf(at(issued))
    const issue = { code, issuer: 'Giám đốc Trung tâm', decidedOn, inForceFrom: decidedOn, endsOn: null, fileId }
    await recordIssue(tx, id, issue, { by, at: at(issued) })
  }
}
