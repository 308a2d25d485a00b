-- owner: areas/presenters
-- Whoever agreed to be public did so for his centre: with its end the public page names him no longer.
create or replace view public_presenters as
select p.id, person.name, person.given_name, place.name as commune, p.topics,
  (select array_agg(f.name_vi order by f.position) from presenter_fields as pf join learning_fields as f on f.code = pf.field where pf.presenter_id = p.id) as fields,
  (select array_agg(f.code order by f.position) from presenter_fields as pf join learning_fields as f on f.code = pf.field where pf.presenter_id = p.id) as field_codes,
  p.search || words_of(person.name || ' ' || place.name) ||
    coalesce((select words_of(string_agg(f.name_vi, ' ')) from presenter_fields as pf join learning_fields as f on f.code = pf.field where pf.presenter_id = p.id), '') as search
from presenters as p
join presenter_consents as consent on consent.presenter_id = p.id and consent.ended_at is null and consent.level = 'public'
join people as person on person.id = p.person_id
join body_terms as home on home.body_id = p.centre_id and home.valid @> (now() at time zone 'Asia/Ho_Chi_Minh')::date
join lateral (select name from place_terms where place_id = home.place_id order by lower(valid) desc nulls last limit 1) as place on true
where p.ended_on is null;
