-- owner: work
-- What a document does to another (legal library): its tasks are decided one by one when it is replaced, never silently (feature T14).
create table document_relations (
  id          uuid        primary key,
  document_id uuid        not null references documents,   -- the newer one
  other_id    uuid        not null references documents,   -- what it replaces
  kind        text        not null,
  recorded_at timestamptz not null,
  recorded_by uuid        not null references people,
  constraint relation_kind_known check (kind in ('replaces', 'amends', 'consolidates', 'guides')),
  constraint relation_between_two check (document_id <> other_id),
  constraint relation_once unique (document_id, other_id, kind)
);
create index document_relations_of_other on document_relations (other_id, kind);
create index document_relations_by_recorder on document_relations (recorded_by);
