-- owner: registry
-- Fields of learning as CV 5155/SGDĐT-GDTXNNĐH (28/11/2025) lists them for classes and for topics; a catalogue with validity, for other lists follow.
create table learning_fields (
  code      text      primary key,
  name_vi   text      not null,
  name_en   text      not null,
  of_class  boolean   not null,                      -- counted among kinds of classes (5.1)
  of_topic  boolean   not null,                      -- counted among kinds of topics (5.2)
  position  int       not null,
  source    text      not null,
  valid     daterange not null,
  constraint learning_field_has_a_name check (name_vi <> '' and name_en <> ''),
  constraint learning_field_is_of_something check (of_class or of_topic),
  constraint learning_field_lasts check (not isempty(valid))
);
insert into learning_fields (code, name_vi, name_en, of_class, of_topic, position, source, valid)
select code, vi, en, class, topic, row_number() over (), 'CV 5155/SGDĐT-GDTXNNĐH ngày 28/11/2025', daterange('2025-01-01', null)
from (values
  ('literacy', 'Xóa mù chữ, phổ cập giáo dục', 'Literacy and universal education', true, false),
  ('languages-it', 'Ngoại ngữ, tin học', 'Languages and computing', true, false),
  ('agriculture', 'Nông nghiệp, nghề ngắn hạn', 'Agriculture and short vocational courses', true, false),
  ('household-economy', 'Kinh tế gia đình', 'Household economy', true, false),
  ('law', 'Pháp luật', 'Law', true, true),
  ('health', 'Sức khỏe', 'Health', true, true),
  ('arts-sport', 'Văn nghệ, thể thao', 'Arts and sport', true, false),
  ('life-skills', 'Kỹ năng sống, tư vấn', 'Life skills and counselling', true, true),
  ('environment', 'Môi trường', 'Environment', false, true),
  ('culture-society', 'Văn hóa - xã hội', 'Culture and society', false, true),
  ('economy', 'Kinh tế', 'Economy', false, true),
  ('career', 'Hướng nghiệp, khởi nghiệp', 'Careers and start-ups', false, true),
  ('digital', 'Chuyển đổi số cộng đồng', 'Community digital transformation', false, true)
) as shipped (code, vi, en, class, topic);

-- A text as its folded words with a space before and after each: ' nuoi ga tha vuon '. A word's beginning is then found by position(' nuoi').
create function words_of(t text) returns text
  language sql immutable strict parallel safe
  return ' ' || btrim(regexp_replace(public.fold(t), '[^a-z0-9]+', ' ', 'g')) || ' ';

-- Every word of the query begins a word of the text.
create function has_words(hay text, query text) returns boolean
  language sql immutable strict parallel safe
  return not exists (select from regexp_split_to_table(btrim(public.words_of(query)), ' ') as word where position(' ' || word in hay) = 0);
