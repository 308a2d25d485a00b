import type { RawBuilder } from 'kysely'
import { type Db, sql } from '../../kernel/db/index.ts'
import { handOverSource, inTerritoryOf, type OpenThing } from '../../work/hand-over.ts'
import { inspectCentre, planRemediation } from './access.ts'
import { needsPlan, selectWaiting, toRecheck } from './queries.ts'
import { words } from './words.ts'

/** What the centre has promised to mend and has not. */
handOverSource({
  kind: 'remediation-action',
  words: { vi: 'Việc khắc phục tồn tại chưa xong', en: 'Open actions of remediation' },
  async list(db, { bodyId, role }) {
    if (!planRemediation.roles.includes(role)) return []
    const { rows } = await sql<OpenThing>`
      select a.id, '' as code, a.text || ' (' || a.owner || ')' as title, a.due_on as due from shortcoming_actions as a join shortcomings as s on s.id = a.shortcoming_id
      where s.centre_id = ${bodyId} and s.closed_on is null and a.done_at is null order by a.due_on, a.id`.execute(db)
    return rows
  },
})

/** With the centre's name for who rechecks several. */
async function select(db: Db, which: RawBuilder<unknown>, named: boolean): Promise<OpenThing[]> {
  const rows = await selectWaiting(db, which)
  return rows.map(({ id, kind, centre }) => ({ id, code: '', title: named ? `${words.vi[kind]} – ${centre}` : words.vi[kind], due: null }))
}

handOverSource({
  kind: 'shortcoming-plan',
  words: { vi: words.vi.overPlan, en: words.en.overPlan },
  list: async (db, { bodyId, role }, today) =>
    planRemediation.roles.includes(role) ? select(db, sql`${needsPlan(today)} and s.centre_id = ${bodyId}`, false) : [],
})

handOverSource({
  kind: 'shortcoming-recheck',
  words: { vi: words.vi.overRecheck, en: words.en.overRecheck },
  list: async (db, leaving, today) =>
    inspectCentre.roles.includes(leaving.role)
      ? select(db, sql`${toRecheck(today)} and ${inTerritoryOf(leaving, 's.centre_id')}`, true)
      : [],
})
