-- owner: areas/issuing
create index outgoing_papers_open on outgoing_papers (body_id) where issued_at is null;
