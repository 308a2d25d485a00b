import pg from 'pg'
import { clientConfig } from '../../src/kernel/db/index.ts'
import { type Ratio, signIn, socketOf } from './follow-up.ts'

const centres = 300
const rounds = 15

/** A province of 300 more communes, each with its centre: board, premises, equipment, figures, and this year's self-assessment. */
async function fillUp(database: string): Promise<void> {
  const client = new pg.Client(clientConfig({ url: database }))
  await client.connect()
  const province = `(select home_of(body_id) from posts where role = 'education-officer' limit 1)`
  const person = '(select min(id::text)::uuid from people)'
  const month = `date_trunc('month', current_date)::date`
  for (const statement of [
    `create temp table seat as select n, gen_random_uuid() as place, gen_random_uuid() as body from generate_series(1, ${centres}) as n`,
    `insert into places (id, kind) select place, 'commune' from seat`,
    `insert into place_terms (id, place_id, name, parent_id, valid) select gen_random_uuid(), place, 'Xã thử tải ' || n, ${province}, daterange('2025-07-01', null) from seat`,
    `select repath_all_custody(current_date)`,
    `insert into bodies (id, kind, line) select body, 'learning-centre', 'centre' from seat`,
    `insert into body_terms (id, body_id, name, place_id, valid) select gen_random_uuid(), body, 'Trung tâm thử tải ' || n, place, daterange('2025-07-01', null) from seat`,
    `insert into posts (id, body_id, role, title) select gen_random_uuid(), body, r, r from seat,
      unnest(array['centre-director', 'centre-deputy-director', 'centre-deputy-director', 'accountant', 'treasurer']) as r`,
    `insert into tenures (id, person_id, post_id, valid) select gen_random_uuid(), ${person}, id, daterange('2025-07-01', '2026-01-01') from posts where body_id in (select body from seat)`,
    `insert into centre_premises (id, centre_id, name, tenure, rooms, valid, recorded_at, recorded_by)
      select gen_random_uuid(), body, 'Địa điểm', 'own', 2, daterange('2025-07-01', null), now(), ${person} from seat, generate_series(1, 3)`,
    `insert into centre_equipment (id, centre_id, kind, quantity, valid, recorded_at, recorded_by)
      select gen_random_uuid(), body, k, 2, daterange('2025-07-01', null), now(), ${person} from seat, unnest(array['computer', 'networked-computer', 'bookcase', 'book']) as k`,
    `insert into centre_profiles (centre_id, address, saved_at, saved_by) select body, 'Thôn 1', now(), ${person} from seat`,
    `insert into measure_cells (measure_id, month, unit_id, slice_id, numerator)
      select step.measure_id, ${month}, body, coalesce(step.slice_id, ''), 1 + n % 3 from seat, (select distinct measure_id, slice_id from criterion_steps) as step on conflict do nothing`,
    `insert into ratings (id, centre_id, year, set_id, opened_at, opened_by)
      select gen_random_uuid(), body, extract(year from current_date)::int, (select id from criteria_sets where body_id is null), now(), ${person} from seat`,
    `insert into rating_scores (rating_id, criterion_id, claimed, evidence) select r.id, c.id, 1, 'Hồ sơ' from ratings as r join criteria as c on c.set_id = r.set_id and c.parent_id is not null
      where r.centre_id in (select body from seat)`,
    'analyze',
  ])
    await client.query(statement)
  await client.end()
}

/** Milliseconds for a warm page on the loopback, its first byte to its last. */
async function timed(url: string, cookie: string, marks: number): Promise<number> {
  const taken: number[] = []
  for (let i = 0; i <= rounds; i++) {
    const began = performance.now()
    const answer = await fetch(url, { headers: { cookie, 'accept-encoding': 'identity' } })
    const html = await answer.text()
    if (i > 0) taken.push(performance.now() - began)
    const found = html.split('thử tải').length - 1
    if (answer.status !== 200 || found < marks) throw new Error(`${url} answered ${answer.status} with ${found} marks`)
  }
  return Math.round(taken.sort((a, b) => a - b)[rounds >> 1]!)
}

/** The province's pages over 300 centres: completeness, and all scores of the year. */
export async function benchCentres(url: string, data: string): Promise<Ratio[]> {
  await fillUp(process.env.DATABASE_URL ?? socketOf(data))
  const cookie = await signIn(url)
  const year = new Date().getFullYear()
  const page = async (name: string, path: string): Promise<Ratio> => {
    const value = await timed(`${url}${path}`, cookie, 100)
    return { name, value, unit: 'ms', bar: 150, pass: value <= 150 }
  }
  return [
    await page('province page, 300 centres: completeness', '/centres'),
    await page('province page, 300 centres: all scores', `/ratings?year=${year}`),
  ]
}
