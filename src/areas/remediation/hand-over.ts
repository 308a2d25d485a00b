import { sql } from '../../kernel/db/index.ts'
import { handOverSource, type OpenThing } from '../../work/hand-over.ts'
import { planRemediation } from './access.ts'

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
