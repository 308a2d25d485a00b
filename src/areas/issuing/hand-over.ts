import { sql } from '../../kernel/db/index.ts'
import { handOverSource, type OpenThing } from '../../work/hand-over.ts'
import { signOutgoing } from './access.ts'
import { words } from './words.ts'

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

/** The paper names the post that signs; whoever holds it then signs. */
handOverSource({
  kind: 'paper-to-sign',
  words: { vi: words.vi.overSign, en: words.en.overSign },
  async list(db, { postId, role }) {
    if (!signOutgoing.roles.includes(role)) return []
    const { rows } = await sql<OpenThing>`
      select id, notation as code, subject as title, null::date as due from outgoing_papers
      where signer_post_id = ${postId} and submitted_at is not null and signed_at is null order by submitted_at, id`.execute(db)
    return rows
  },
})
