-- owner: work
-- A directive told to people: conference, Party-cell meeting, village meeting, loudspeaker … (letter §1; feature T18).
create table dissemination_sessions (
  id          uuid        primary key,
  document_id uuid        not null references documents,
  body_id     uuid        not null references bodies,
  form        text        not null,
  held_on     date        not null,
  place       text        not null default '',
  presenter   text        not null default '',
  file_id     uuid        references files,
  recorded_at timestamptz not null,
  recorded_by uuid        not null references people,
  voided_at   timestamptz,
  voided_by   uuid        references people,
  void_reason text        not null default '',
  version     int         not null default 1,
  constraint dissemination_form_known check (form in ('conference', 'party-cell', 'village-meeting', 'union-meeting', 'loudspeaker', 'online')),
  constraint dissemination_void_has_a_reason check ((voided_at is null) = (voided_by is null) and (voided_at is null or void_reason <> '')),
  constraint dissemination_is_not_ahead check (held_on <= (recorded_at at time zone 'Asia/Ho_Chi_Minh')::date)
);
create index dissemination_sessions_of_document on dissemination_sessions (document_id, body_id);
create index dissemination_sessions_of_body on dissemination_sessions (body_id, held_on);
create index dissemination_sessions_by_file on dissemination_sessions (file_id);
create index dissemination_sessions_by_recorder on dissemination_sessions (recorded_by);
create index dissemination_sessions_by_voider on dissemination_sessions (voided_by);

-- Who was reached. Expected: how many were called to it; unknown for a loudspeaker, and then it stays empty.
create table dissemination_audiences (
  session_id uuid not null references dissemination_sessions,
  audience   text not null,
  present    int  not null,
  expected   int,
  constraint audience_once_per_session primary key (session_id, audience),
  constraint audience_known check (audience in ('party-members', 'officials', 'teachers', 'union-members', 'villagers')),
  constraint somebody_was_present check (present > 0),
  constraint expected_counts_from_one check (expected > 0)
);

select watch_for_measures('dissemination_sessions', 'body_id', 'held_on');
select watch_for_measures('dissemination_audiences', '(select body_id from dissemination_sessions where id = session_id)', '(select held_on from dissemination_sessions where id = session_id)');
