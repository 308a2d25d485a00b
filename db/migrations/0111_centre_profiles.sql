-- owner: areas/centres
-- What a centre says of itself (letter §1, feature C1). Predecessors are heirs of the registry; what is public on the portal later stands here.
create table centre_profiles (
  centre_id        uuid        primary key references bodies,
  founding_code    text        not null default '',  -- the decision that founded or merged it
  founded_on       date,
  founding_file_id uuid        references files,
  address          text        not null default '',
  opening_hours    text        not null default '',
  phone            text        not null default '',
  email            text        not null default '',
  has_seal         boolean,
  has_account      boolean,
  saved_at         timestamptz not null,
  saved_by         uuid        not null references people,
  version          int         not null default 1
);
create index centre_profiles_by_file on centre_profiles (founding_file_id);
create index centre_profiles_by_author on centre_profiles (saved_by);

-- Where a centre works: what is borrowed counts apart from what is its own.
create table centre_premises (
  id          uuid        primary key,
  centre_id   uuid        not null references bodies,
  name        text        not null,
  tenure      text        not null,
  rooms       int         not null,
  seats       int,
  has_office  boolean     not null default false,   -- a working room with desk, chairs, cabinet, shelf (TT 25/2023, chỉ tiêu 3.1)
  valid       daterange   not null,
  recorded_at timestamptz not null,
  recorded_by uuid        not null references people,
  version     int         not null default 1,
  constraint premises_have_a_name check (name <> ''),
  constraint premises_tenure_known check (tenure in ('own', 'shared', 'borrowed')),
  constraint premises_have_rooms check (rooms > 0),
  constraint premises_seats_count check (seats > 0),
  constraint premises_last check (not isempty(valid) and not lower_inf(valid))
);
create index centre_premises_of_centre on centre_premises (centre_id);
create index centre_premises_by_recorder on centre_premises (recorded_by);

-- Summary of equipment: how many of a kind from when to when; single things belong to the asset book.
create table centre_equipment (
  id          uuid        primary key,
  centre_id   uuid        not null references bodies,
  kind        text        not null,
  quantity    int         not null,
  valid       daterange   not null,
  recorded_at timestamptz not null,
  recorded_by uuid        not null references people,
  constraint equipment_kind_known check (kind in ('computer', 'networked-computer', 'projector', 'desk', 'bookcase', 'book', 'loudspeaker')),
  constraint equipment_counts_from_one check (quantity > 0),
  constraint equipment_lasts check (not isempty(valid) and not lower_inf(valid)),
  constraint equipment_once_at_a_time exclude using gist (centre_id with =, kind with =, valid with &&)
);
create index centre_equipment_by_recorder on centre_equipment (recorded_by);

select watch_for_measures('centre_premises', 'centre_id', 'lower(valid)');
select watch_for_measures('centre_equipment', 'centre_id', 'lower(valid)');
