import { dayOf } from '../../kernel/clock.ts'
import { sql, type Tx } from '../../kernel/db/index.ts'
import type { Files } from '../../kernel/files.ts'
import type { DemoRegistry } from '../../registry/demo/index.ts'
import { filledIn } from '../../work/issued-texts.ts'
import { recordDraft, recordIssue } from './record.ts'
import { shipped } from './template.ts'

interface Story {
  /** Demo key of the centre's body, and of who drafts and issues. */
  centre: string
  by: string
  /** Days on which its versions were decided; the first is the oldest. */
  decided: Temporal.PlainDate[]
  drafting?: boolean
}

/** Uneven on purpose: four communes of five have one, one of them its second; Nhã Nam is drafting. Of the former centres a third had one. */
const stories = (today: Temporal.PlainDate): Story[] => {
  const now = (commune: string, daysAgo: number[], drafting = false): Story => ({
    centre: `${commune}/learning-centre`,
    by: commune === 'nha-nam' ? 'deputy-chair' : `${commune}/deputy-chair`,
    decided: daysAgo.map((days) => today.subtract({ days })),
    drafting,
  })
  const former = (code: string, ...days: string[]): Story => ({
    centre: `former/${code}/learning-centre`,
    by: `former/${code}/director`,
    decided: days.map((day) => Temporal.PlainDate.from(day)),
  })
  return [
    now('nha-nam', [], true),
    now('tan-yen', [380]),
    now('phuc-hoa', [410, 75]),
    now('ngoc-thien', [200]),
    now('quang-trung', [95]),
    former('07306', '2022-05-16'),
    former('07318', '2023-11-20'),
    former('07324', '2022-08-09', '2024-03-12'),
    former('07339', '2021-12-06'),
    former('07345', '2024-02-26'),
    former('07354', '2023-10-17'),
    former('07360', '2023-12-04'),
  ]
}

export async function loadDemoRegulations(tx: Tx, { bodies, people }: DemoRegistry, files: Files, now: Temporal.Instant): Promise<void> {
  for (const { centre, by: author, decided, drafting } of stories(dayOf(now))) {
    const centreId = bodies[centre]!
    const by = people[author]!
    const { rows } = await sql<{ name: string; place: string }>`
      select term.name, place.name as place from body_terms as term join place_terms as place on place.place_id = term.place_id
      where term.body_id = ${centreId}`.execute(tx)
    const names = { centre: rows[0]!.name, place: rows[0]!.place }
    const title = filledIn(shipped.title, names)
    const open = filledIn(shipped.body, names)
    const text = open.replace('[ngày họp]', '25').replace('[giờ mở cửa]', 'từ 19 giờ đến 21 giờ các ngày trong tuần')
    for (const [nth, decidedOn] of decided.entries()) {
      const at = decidedOn.toZonedDateTime({ timeZone: 'Asia/Ho_Chi_Minh', plainTime: '10:00' }).toInstant()
      const id = await recordDraft(tx, centreId, { title, body: text }, { by, at: at.subtract({ hours: 240 }) })
      const code = `0${nth + 3}/QĐ-TTHTCĐ`
      const copy = new File([`DỮ LIỆU MINH HỌA\n\n${code}\n\n${title}\n\n${text}\n`], `Quy chế ${code.replace('/', '-')}.txt`)
      const fileId = (await files.keepOwn(tx, copy, by, at)).id
      await recordIssue(
        tx,
        id,
        { code, issuer: 'Giám đốc Trung tâm', decidedOn, inForceFrom: decidedOn.add({ days: 1 }), fileId },
        { by, at },
      )
    }
    if (drafting) await recordDraft(tx, centreId, { title, body: open }, { by, at: now.subtract({ hours: 12 * 24 }) })
  }
}
