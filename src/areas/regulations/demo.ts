import { dayOf } from '../../kernel/clock.ts'
import { sql, type Tx } from '../../kernel/db/index.ts'
import type { Files } from '../../kernel/files.ts'
import type { DemoRegistry } from '../../registry/demo/index.ts'
import { recordDraft, recordIssue } from './record.ts'
import { filledIn } from './regulation.ts'
import { shipped } from './template.ts'

interface Story {
  commune: string
  /** Days before today on which each version was decided; the first is the oldest. */
  issued: number[]
  drafting?: boolean
}

/** Uneven on purpose: two communes have one, one replaced its own, one is drafting, one has nothing. */
const stories: Story[] = [
  { commune: 'nha-nam', issued: [], drafting: true },
  { commune: 'tan-yen', issued: [380] },
  { commune: 'phuc-hoa', issued: [410, 75] },
  { commune: 'ngoc-thien', issued: [200] },
]

export async function loadDemoRegulations(tx: Tx, { bodies, people }: DemoRegistry, files: Files, now: Temporal.Instant): Promise<void> {
  for (const { commune, issued, drafting } of stories) {
    const centreId = bodies[`${commune}/learning-centre`]!
    const by = people[commune === 'nha-nam' ? 'deputy-chair' : `${commune}/deputy-chair`]!
    const { rows } = await sql<{ name: string; place: string }>`
      select term.name, place.name as place from body_terms as term join place_terms as place on place.place_id = term.place_id and upper(place.valid) is null
      where term.body_id = ${centreId} and upper(term.valid) is null`.execute(tx)
    const names = { centre: rows[0]!.name, place: rows[0]!.place }
    const title = filledIn(shipped.title, names)
    const open = filledIn(shipped.body, names)
    const text = open.replace('[ngày họp]', '25').replace('[giờ mở cửa]', 'từ 19 giờ đến 21 giờ các ngày trong tuần')
    for (const [nth, daysAgo] of issued.entries()) {
      const at = now.subtract({ hours: daysAgo * 24 })
      const id = await recordDraft(tx, centreId, { title, body: text }, { by, at: at.subtract({ hours: 240 }) })
      const code = `0${nth + 3}/QĐ-TTHTCĐ`
      const copy = new File([`DỮ LIỆU MINH HỌA\n\n${code}\n\n${title}\n\n${text}\n`], `Quy chế ${code.replace('/', '-')}.txt`)
      const fileId = (await files.keepOwn(tx, copy, by, at)).id
      const decidedOn = dayOf(at)
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
