import { sql } from '../../kernel/db/index.ts'
import { handOverSource, type OpenThing } from '../../work/hand-over.ts'
import { draftRegulation } from './access.ts'

/** A draft belongs to the centre: whoever of its board leaves hands it over. */
handOverSource({
  kind: 'draft-regulation',
  words: { vi: 'Dự thảo quy chế của trung tâm', en: 'Draft regulation of the centre' },
  async list(db, { bodyId, role }) {
    if (!draftRegulation.roles.includes(role)) return []
    const { rows } = await sql<OpenThing>`
      select id, '' as code, title, null::date as due from regulations where centre_id = ${bodyId} and issued_at is null order by drafted_at, id`.execute(
      db,
    )
    return rows
  },
})
