import { dayOf } from '../../kernel/clock.ts'
import type { Tx } from '../../kernel/db/index.ts'
import type { DemoRegistry } from '../../registry/demo/index.ts'
import { bandOf, resultOf, type Scored, scoreAll } from './criteria.ts'
import { loadFormerRatings } from './demo-former.ts'
import { claimable } from './explain.ts'
import { readingDay, selectValues, setFor } from './queries.ts'
import { type NewClaim, recordClaims, recordDecision, recordFindings, recordRating, recordSubmission, recordTeam } from './record.ts'
import { loadSet } from './sets.ts'

interface Story {
  commune: string
  /** What centre and records come to in the end. */
  points: number
  until: 'self' | 'submitted' | 'inspected' | 'decided'
  /** By how much the team's points differ from the first claim. */
  less?: number
}

/** Self-ratings of this year, uneven on purpose; last year's are all decided, so that there are peers to compare with. */
const thisYear: Story[] = [
  { commune: 'tan-yen', points: 88, until: 'decided' },
  { commune: 'nha-nam', points: 86.5, until: 'self' },
  { commune: 'ngoc-thien', points: 78, until: 'inspected', less: 3 },
  { commune: 'phuc-hoa', points: 71.5, until: 'submitted' },
  { commune: 'quang-trung', points: 58, until: 'self' },
]
const lastYear: Story[] = [
  { commune: 'tan-yen', points: 85.5, until: 'decided' },
  { commune: 'nha-nam', points: 79, until: 'decided' },
  { commune: 'ngoc-thien', points: 74.5, until: 'decided' },
  { commune: 'phuc-hoa', points: 66, until: 'decided' },
  { commune: 'quang-trung', points: 52, until: 'decided' },
]

/** Spreads what is missing to the wanted points over the lines that may be claimed, each to its most. */
function claimsFor(lines: Scored[], wanted: number): NewClaim[] {
  let left =
    wanted -
    resultOf(
      'points',
      lines.map(({ byRecords }) => byRecords),
    )
  return claimable(lines).map(({ criterion, rest }) => {
    const claimed = Math.max(0, Math.min(rest, left))
    left -= claimed
    return { criterionId: criterion.id, claimed, evidence: claimed > 0 ? criterion.evidence : '' }
  })
}

async function tell(tx: Tx, { bodies, people }: DemoRegistry, year: number, story: Story, now: Temporal.Instant): Promise<void> {
  const today = dayOf(now)
  const centreId = bodies[`${story.commune}/learning-centre`]!
  const person = (key: string) => people[story.commune === 'nha-nam' ? key : `${story.commune}/${key}`]!
  const past = year < today.year
  const at = (daysAgo: number) =>
    past
      ? Temporal.Instant.from(`${year}-12-${String(20 - Math.floor(daysAgo / 2)).padStart(2, '0')}T03:00:00Z`)
      : now.subtract({ hours: 24 * daysAgo })
  const set = await loadSet(tx, (await setFor(tx, centreId, year))!)
  const own = { by: person('deputy-chair'), at: at(20) }
  const id = await recordRating(tx, centreId, year, set.id, own)
  const values = (await selectValues(tx, set.id, [centreId], readingDay(year, today))).get(centreId)!
  const bare = scoreAll('points', set.criteria, values, new Map())
  const claims = claimsFor(bare, story.points)
  await recordClaims(tx, id, claims)
  if (story.until === 'self') return
  await recordSubmission(
    tx,
    id,
    bare.map(({ criterion, byRecords }) => ({ criterionId: criterion.id, points: byRecords })),
    values,
    { ...own, at: at(14) },
  )
  if (story.until === 'submitted') return
  const culture = { by: person('culture-head'), at: at(9) }
  await recordTeam(tx, id, [culture.by], 'Quyết định 41/QĐ-UBND', { by: person('chair'), at: at(11) })
  const claimed = new Map(claims.map((claim) => [claim.criterionId, { claimed: claim.claimed, evidenced: true }]))
  let less = story.less ?? 0
  const findings = scoreAll('points', set.criteria, values, claimed).map(({ criterion, total }) => {
    const cut = Math.min(less, total)
    less -= cut
    return { criterionId: criterion.id, found: total - cut, remark: cut > 0 ? 'Hồ sơ chưa đủ như đã ghi' : '' }
  })
  await recordFindings(tx, id, findings, 'Đoàn đã xem hồ sơ và địa điểm của trung tâm', culture)
  if (story.until === 'inspected') return
  const result = resultOf(
    'points',
    findings.map(({ found }) => found),
  )
  const on = past ? dayOf(at(3)) : today.subtract({ days: 3 })
  await recordDecision(
    tx,
    id,
    { result, band: bandOf(set.bands, result)!.name, code: '52/QĐ-UBND', on },
    { by: person('chair'), at: at(3) },
  )
}

/** Reads the figures, so it comes after the records have been counted. */
export async function loadDemoRatings(tx: Tx, registry: DemoRegistry, now: Temporal.Instant): Promise<void> {
  const today = dayOf(now)
  const year = today.month >= 10 ? today.year : today.year - 1
  await loadFormerRatings(tx, registry)
  for (const story of thisYear) await tell(tx, registry, year, story, now)
  if (year > 2025) for (const story of lastYear) await tell(tx, registry, year - 1, story, now)
}
