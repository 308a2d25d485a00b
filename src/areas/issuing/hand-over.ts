import { sql } from '../../kernel/db/index.ts'
import { handOverSource, type OpenThing } from '../../work/hand-over.ts'

/** Papers that the person began for the desk and that have not gone out; they stay with the desk. */
handOverSource({
  kind: 'draft-paper',
  words: { vi: 'Văn bản đang dự thảo, chờ ký, chờ phát hành', en: 'Papers drafted and not issued' },
  async list(db, { bodyId, personId }) {
    const { rows } = await sql<OpenThing>`
      select id, notation as code, subject as title, null::date as due from outgoing_papers
      where drafting_body_id = ${bodyId} and drafted_by = ${personId} and issued_at is null and recalled_at is null order by drafted_at, id`.execute(
      db,
    )
    return rows
  },
})
