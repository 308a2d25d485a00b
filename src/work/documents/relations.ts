import { type Reach, within } from '../../kernel/access.ts'
import { type Db, newId, sql, type Tx } from '../../kernel/db/index.ts'

export const relationKinds = ['replaces', 'amends', 'consolidates', 'guides'] as const
export type RelationKind = (typeof relationKinds)[number]

export interface Relation {
  kind: RelationKind
  id: string
  code: string
  subject: string
  recordedAt: Temporal.Instant
}

/** What a document does to others (`from`), or what others do to it (`to`), as far as the reach may read them. */
export async function selectRelations(db: Db, reach: Reach, id: string, side: 'from' | 'to'): Promise<Relation[]> {
  const [own, other] = side === 'from' ? ['document_id', 'other_id'] : ['other_id', 'document_id']
  const { rows } = await sql<Relation>`
    select rel.kind, d.id, d.code, d.subject, rel.recorded_at as "recordedAt"
    from document_relations as rel join documents as d on d.id = rel.${sql.ref(other!)}
    where rel.${sql.ref(own!)} = ${id} and d.purged_at is null
      and exists (select from document_readers as r where r.document_id = d.id and ${within(reach, 'r.body_id')})
    order by rel.recorded_at desc, rel.id desc`.execute(db)
  return rows
}

/** Says once more what was said before without an error. */
export async function recordRelation(
  tx: Tx,
  relation: { documentId: string; otherId: string; kind: RelationKind },
  by: string,
  at: Temporal.Instant,
): Promise<void> {
  await tx
    .insertInto('document_relations')
    .values({
      id: newId(),
      document_id: relation.documentId,
      other_id: relation.otherId,
      kind: relation.kind,
      recorded_at: at,
      recorded_by: by,
    })
    .onConflict((on) => on.doNothing())
    .execute()
}
