import { newId, type Tx } from '../../kernel/db/index.ts'
import type { DemoRegistry } from '../../registry/demo/index.ts'
import { resultOf, scoreAll } from './criteria.ts'
import { readingDay, selectValues } from './queries.ts'
import { recordClaims, recordDecision, recordFindings, recordRating, recordSubmission, recordTeam } from './record.ts'
import { recordCriterion } from './set-record.ts'
import { loadSet } from './sets.ts'
import { words } from './words.ts'

const year = 2024
const today = Temporal.PlainDate.from('2024-12-31')
const at = (day: string) => Temporal.Instant.from(`2024-${day}T03:00:00Z`)

/** What the centre and the team wrote of activities, by the commune's code: 0 without evidence, else the level. */
const activities: Record<string, number> = {
  '07306': 2,
  '07324': 2,
  '07339': 2,
  '07336': 1,
  '07354': 1,
  '07360': 2,
  '07345': 1,
  '07309': 1,
  '07318': 1,
}

const step = (level: 1 | 2, text: string, measureId: string, slice: string | null, least: number) => ({
  text,
  measureId,
  slice,
  least,
  points: null,
  level,
})

/** Two levels, pass or fail: the years before the table of points keep their own formula (feature I1). */
async function recordFormerSet(tx: Tx, { bodies, people }: DemoRegistry): Promise<string> {
  const id = newId()
  const act = { at: Temporal.Instant.from('2023-01-09T02:00:00Z'), by: people['education-leader']! }
  await tx
    .insertInto('criteria_sets')
    .values({
      id,
      body_id: bodies['province/education-department']!,
      kind: 'levels',
      name: 'Tiêu chí hai mức giai đoạn 2023–2024 (minh họa)',
      basis: 'Soạn cho dữ liệu minh họa, không phải văn bản có thật',
      years: '[2023,2025)',
      self_due: '11-15',
      decide_due: '12-15',
      made_at: act.at,
      made_by: act.by,
      issued_at: act.at,
      issued_by: act.by,
    })
    .execute()
  const heading = newId()
  await tx.insertInto('criteria').values({ id: heading, set_id: id, position: 0, code: '1', text: 'Điều kiện và hoạt động' }).execute()
  const lines = [
    { code: '1.1', text: 'Có Giám đốc đang giữ chức', steps: [step(1, 'có Giám đốc', 'board.director', null, 1)] },
    {
      code: '1.2',
      text: 'Địa điểm hoạt động',
      steps: [step(1, 'có địa điểm', 'centre.premises', null, 1), step(2, 'có trụ sở riêng', 'centre.premises', 'own', 1)],
    },
    {
      code: '1.3',
      text: 'Tủ sách',
      steps: [step(1, 'có tủ sách', 'centre.equipment', 'bookcase', 1), step(2, 'có từ 500 bản sách', 'centre.equipment', 'book', 500)],
    },
    { code: '1.4', text: 'Hoạt động thường xuyên', steps: [] },
  ]
  for (const [position, line] of lines.entries())
    await recordCriterion(tx, id, null, { heading, evidence: 'Sổ sách của trung tâm', points: 1, position, ...line })
  return id
}

/** The year 2024 of the former centres: each submitted, seen by the district's people, decided. */
export async function loadFormerRatings(tx: Tx, registry: DemoRegistry): Promise<void> {
  const { bodies, people } = registry
  const set = await loadSet(tx, await recordFormerSet(tx, registry))
  const centres = Object.entries(bodies).flatMap(([key, id]) => {
    const code = /^former\/(\d+)\/learning-centre$/.exec(key)?.[1]
    return code ? [{ code, id }] : []
  })
  const all = await selectValues(
    tx,
    set.id,
    centres.map(({ id }) => id),
    readingDay(year, today),
  )
  const activity = set.criteria.find(({ code }) => code === '1.4')!.id
  const [team, leader] = [people['district-office-head']!, people['district-secretary']!]
  for (const { code, id: centreId } of centres) {
    const values = all.get(centreId)!
    const claimed = activities[code] ?? 0
    const by = people[`former/${code}/director`] ?? team
    const id = await recordRating(tx, centreId, year, set.id, { by, at: at('11-04') })
    await recordClaims(tx, id, [{ criterionId: activity, claimed, evidence: claimed ? 'Sổ theo dõi lớp, chuyên đề' : '' }])
    const lines = scoreAll('levels', set.criteria, values, new Map([[activity, { claimed, evidenced: claimed > 0 }]]))
    await recordSubmission(
      tx,
      id,
      lines.map(({ criterion, byRecords }) => ({ criterionId: criterion.id, points: byRecords })),
      values,
      { by, at: at('11-12') },
    )
    await recordTeam(tx, id, [team], 'Quyết định thành lập đoàn kiểm tra', { by: leader, at: at('11-18') })
    const findings = lines.map(({ criterion, total }) => ({ criterionId: criterion.id, found: total, remark: '' }))
    await recordFindings(tx, id, findings, 'Đoàn đã xem hồ sơ của trung tâm', { by: team, at: at('11-28') })
    const result = resultOf(
      'levels',
      findings.map(({ found }) => found),
    )
    const decision = { result, band: words.vi.level(String(result)), code: '96/QĐ-UBND', on: Temporal.PlainDate.from('2024-12-10') }
    await recordDecision(tx, id, decision, { by: leader, at: at('12-10') })
  }
}
