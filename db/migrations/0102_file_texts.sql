-- owner: kernel
-- The folded words of kept files, so that a search finds what a paper says and not only what it is called (feature D8).
create table file_texts (
  file_id uuid primary key references files,
  search  text not null
);
create index file_texts_search on file_texts using gin (search gin_trgm_ops);
