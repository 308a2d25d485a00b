import { Workbook } from '@cj-tech-master/excelts'
import { beforeAll, describe, expect, test } from 'vitest'
import { type World, world } from '../../../test/world.ts'
import { dayOf } from '../../kernel/clock.ts'
import { sql } from '../../kernel/db/index.ts'
import { violated } from '../../kernel/errors.ts'
import { recomputeAll, workOffDirty } from '../../measures/index.ts'
import { bodyOn, endBody, recordBody, recordPost, recordTenure } from '../../registry/index.ts'

let w: World
const topic: Record<string, string> = {}
const centre: Record<string, string> = {}
const today = Temporal.PlainDate.from('2026-11-23')

beforeAll(async () => {
  w = await world()
  for (const row of await w.db.selectFrom('training_topics').select(['id', 'kind', 'name']).execute()) topic[row.kind ?? row.name] = row.id
  for (const { id, name } of (
    await sql<{
      id: string
      name: string
    }>`select body_id as id, name from body_terms where name like 'Trung tâm học tập cộng đồng xã %' and upper_inf(valid)`.execute(w.db)
  ).rows)
    centre[name.replace('Trung tâm học tập cộng đồng xã ', '')] = id
})

const person = (key: string) => w.demo.people[key]!
const officer = () => w.as('education-officer')
const text = async (client: ReturnType<World['as']>, path: string) => (await client.get(path)).text()
const endTerms = (key: string, on: string | null) =>
  sql`update tenures set valid = daterange(lower(valid), nullif(${on ?? 'infinity'}, 'infinity')::date) where person_id = ${person(key)}
    and post_id in (select id from posts where body_id = ${centre['Nhã Nam']!})`.execute(w.db)

describe('qualifications', () => {
  const record = { level: 'it/1', on: '12/05/2020', evidence: 'Chứng chỉ số 12' }

  test('with his last day at a centre it reads and changes nothing more of him; who governs it reads, and changes nothing', async () => {
    const path = `/qualifications/${person('study-chair')}`
    const [director, office] = [w.as('deputy-chair', 'centre-director'), w.as('culture-head')]
    expect((await director.post(`${path}/records`, record)).status).toBe(303)
    const { id } = await w.db
      .selectFrom('qualifications')
      .select('id')
      .where('person_id', '=', person('study-chair'))
      .where('kind', '=', 'it')
      .executeTakeFirstOrThrow()
    await endTerms('study-chair', '2026-11-01')
    expect((await director.get(path)).status).toBe(404)
    for (const client of [director, office]) {
      expect((await client.post(`${path}/records`, record)).status).toBe(404)
      expect((await client.post(`${path}/records/${id}/withdrawal`, { reason: 'Nhầm' })).status).toBe(404)
    }
    expect((await office.get(path)).status).toBe(200)
    expect(await text(office, path)).not.toContain('Ghi trình độ')
    await endTerms('study-chair', null)
    expect((await director.get(path)).status).toBe(200)
  })
})

describe('seats', () => {
  const made = async (title: string, seats: string, client = officer()) => {
    const answer = await client.post('/training/courses/new', {
      title,
      strand: 'professional',
      topic: topic.management!,
      form: 'together',
      startsOn: '20/12/2026',
      endsOn: '',
      hours: '4',
      place: '',
      seats,
      gives: '',
    })
    return answer.headers.get('location')!.split('#')[0]!
  }
  const idOf = (path: string) => path.split('/').at(-1)!
  const going = async (path: string) => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from training_participants where course_id = ${idOf(path)} and reply is distinct from 'declined'`.execute(
      w.db,
    )
    return rows[0]!.n
  }
  /** Both commands have begun before either may write to the course. */
  const atOnce = async (path: string, act: () => Promise<Response>[]) => {
    let sent: Promise<Response>[] = []
    await w.db.transaction().execute(async (tx) => {
      await sql`select from training_courses where id = ${idOf(path)} for update`.execute(tx)
      sent = act()
      await new Promise((resolve) => setTimeout(resolve, 1500))
    })
    return Promise.all(sent)
  }

  const add = (key: string, kind = 'management') =>
    officer().post('/training/plan/additions', { person: person(key), topic: topic[kind]!, source: 'gap' })

  test('two people put into the plan at once do not share the last seat', async () => {
    const path = await made('Một chỗ', '1')
    const answers = await atOnce(path, () => [add('quang-trung/deputy-chair'), add('quang-trung/school-head')])
    expect([answers.map(({ status }) => status), await going(path)]).toEqual([[303, 303], 1])
    expect(await w.db.selectFrom('training_waits').select('person_id').where('topic_id', '=', topic.management!).execute()).toHaveLength(1)
  })

  test('one person put into the plan twice at once is there once', async () => {
    const twice = [add('ngoc-thien/deputy-chair', 'it'), add('ngoc-thien/deputy-chair', 'it')]
    const statuses = (await Promise.all(twice)).map(({ status }) => status).sort()
    expect([statuses, w.errors]).toEqual([[303, 409], []])
  })

  test('those who wait take no seat that was given meanwhile', async () => {
    await add('tan-yen/school-head')
    const path = await made('Chờ chỗ', '1')
    await atOnce(path, () => [officer().post(`${path}/waiting`), add('tan-yen/deputy-chair')])
    expect(await going(path)).toBe(1)
    expect((await officer().post(`${path}/waiting`)).status).toBe(422)
  })

  test('whoever declined and comes back finds his seat only while nobody has it, by himself or by telephone', async () => {
    const path = await made('Nhường chỗ', '1')
    await officer().post(`${path}/participants`, { person: person('deputy-chair') })
    expect((await officer().post(`${path}/invitation`, { code: '' })).status).toBe(303)
    const call = (await w.db.selectFrom('training_participants').select('id').where('course_id', '=', idOf(path)).executeTakeFirstOrThrow())
      .id
    const mine = (fields: Record<string, string>) => w.as('deputy-chair').post('/my-training/replies', { call, ...fields })
    expect((await mine({ reply: 'declined', reason: 'Bận' })).status).toBe(303)
    expect((await mine({ reply: 'confirmed' })).status, 'still free').toBe(303)
    expect((await mine({ reply: 'declined', reason: 'Bận' })).status).toBe(303)
    expect((await officer().post(`${path}/participants`, { person: person('study-chair') })).status).toBe(303)
    const back = await mine({ reply: 'confirmed' })
    expect([back.status, (await back.text()).includes('Chỗ đã dành cho người khác')]).toEqual([422, true])
    const told = await officer().post(`/training/participants/${call}/reply`, { reply: 'confirmed', reason: '' })
    expect([told.status, await going(path)]).toEqual([422, 1])
    const edit = { title: 'Nhường chỗ', strand: 'professional', form: 'together', hours: '4', place: '', gives: '', endsOn: '' }
    await officer().post(`${path}/edit`, { ...edit, topic: topic.management!, startsOn: '20/12/2026', seats: '2' })
    expect((await mine({ reply: 'confirmed' })).status).toBe(303)
    const fewer = await officer().post(`${path}/edit`, { ...edit, topic: topic.management!, startsOn: '20/12/2026', seats: '1' })
    expect([fewer.status, (await fewer.text()).includes('đã có 2 người')]).toEqual([422, true])
  })

  test('the post of a participant is read although his term has a last day, and a term ahead is none', async () => {
    const path = await made('Nhiệm kỳ', '3')
    await officer().post(`${path}/participants`, { person: person('accountant') })
    const shown = async () => (await text(officer(), path)).match(/Kế toán/g)?.length ?? 0
    const before = await shown()
    await endTerms('accountant', '2031-01-01')
    expect([before > 0, await shown()]).toEqual([true, before])
  })
})

test('a norm in force is not overwritten by one from an earlier day; one that lies ahead gives way', async () => {
  const norm = { role: 'accountant', level: 'it/2', required: 'yes', withinYears: '', basis: 'Kế hoạch 15/KH-SGDĐT' }
  const post = (from: string) => officer().post('/training/norms', { ...norm, from })
  const kept = async () =>
    (
      await sql<{
        valid: string
      }>`select valid::text from qualification_norms where body_id is not null and role = 'accountant' order by 1`.execute(w.db)
    ).rows.map(({ valid }) => valid)
  expect((await post('01/06/2026')).status).toBe(303)
  for (const from of ['01/01/2026', '01/06/2026']) {
    const refused = await post(from)
    expect([refused.status, (await refused.text()).includes('đang áp dụng từ')]).toEqual([422, true])
  }
  expect(await kept()).toEqual(['[2026-06-01,)'])
  expect((await post('01/03/2027')).status).toBe(303)
  expect((await post('01/02/2027')).status).toBe(303)
  expect(await kept()).toEqual(['[2026-06-01,2027-02-01)', '[2027-02-01,)'])
  const both = await Promise.all([post('01/01/2027'), post('01/01/2027')])
  expect([both.map(({ status }) => status).every((status) => status === 303 || status === 422), w.errors]).toEqual([true, []])
})

describe('who is helped', () => {
  test('an answer is entered for people of the own centre without an account only', async () => {
    const survey = (await w.db.selectFrom('training_surveys').select('id').executeTakeFirstOrThrow()).id
    const director = w.as('quang-trung/deputy-chair', 'centre-director')
    const path = `/training/surveys/${survey}/assistance`
    const answer = { person: person('quang-trung/school-head'), topic: topic.it!, form: 'online', time: 'evening', remark: '' }
    expect(await text(director, path)).not.toContain(answer.person)
    const refused = await director.post(path, answer)
    expect([refused.status, (await refused.text()).includes('có tài khoản')]).toEqual([422, true])
    await w.db.deleteFrom('accounts').where('person_id', '=', answer.person).execute()
    expect(await text(director, path)).toContain(answer.person)
    expect((await director.post(path, answer)).status).toBe(303)
  })
})

describe('coverage', () => {
  test('the figure opens exactly the people it counts, on the page and in the sheet; a choice of strand stays in the address', async () => {
    const html = await text(officer(), '/training/coverage?span=3')
    const links = [...html.matchAll(/href="(\/training\/coverage\/people\?[^"]+)"[^>]*>\s*(\d+)\//g)]
    expect(links.length).toBeGreaterThan(8)
    for (const [, href, count] of links) {
      const path = href!.replaceAll('&amp;', '&')
      const rows = (await text(officer(), path)).match(/\/qualifications\/[0-9a-f-]{36}/g) ?? []
      expect(rows.length, path).toBe(Number(count))
      const book = new Workbook()
      await book.xlsx.load(Buffer.from(await (await officer().get(path.replace('people?', 'people.xlsx?'))).arrayBuffer()))
      expect(book.worksheets[0]!.rowCount - 1, path).toBe(Number(count))
    }
    const chosen = await text(officer(), '/training/coverage/people?span=3&strand=professional')
    expect(chosen).toMatch(/<option value="professional" selected/)
    const all = (await text(officer(), '/training/coverage/people?span=3')).match(/\/qualifications\//g)!.length
    expect(all).toBeGreaterThan(chosen.match(/\/qualifications\//g)!.length)
  })

  test('a centre opens its own figures only', async () => {
    await w.db.transaction().execute(async (tx) => {
      const from = Temporal.PlainDate.from('2026-01-01')
      const placeId = (await bodyOn(tx, centre['Nhã Nam']!, today))!.placeId
      const bodyId = await recordBody(tx, { kind: 'learning-centre', name: 'Trung tâm học tập cộng đồng thôn Gốc Đa', placeId, from })
      const postId = await recordPost(tx, { bodyId, role: 'centre-director', title: 'Giám đốc' })
      await recordTenure(tx, { personId: person('front-chair'), postId, from, until: null })
    })
    const html = await text(w.as('deputy-chair', 'centre-director'), '/training/coverage?span=3')
    expect(html).toContain('thôn Gốc Đa')
    expect(new Set([...html.matchAll(/coverage\/people\?[^"]*centre=([0-9a-f-]+)/g)].map(([, id]) => id))).toEqual(
      new Set([centre['Nhã Nam']!]),
    )
  })
})

test('with a centre its posts stop counting as filled by the norm', async () => {
  const unit = centre['Phúc Hòa']!
  const last = async () => {
    await workOffDirty(w.db, dayOf(w.clock.now()))
    const { rows } = await sql<{ month: string }>`
      select month::text from measure_cells where measure_id = 'training.gap-free' and unit_id = ${unit} order by 1 desc limit 1`.execute(
      w.db,
    )
    return rows[0]?.month
  }
  expect(await last()).toBe('2026-11-01')
  await w.db.transaction().execute((tx) => endBody(tx, unit, Temporal.PlainDate.from('2026-10-01')))
  expect(await last()).toBe('2026-09-01')
  const cells = async () =>
    (
      await sql`select month, unit_id, slice_id, numerator::int as n from measure_cells where measure_id = 'training.gap-free' order by 1, 2, 3`.execute(
        w.db,
      )
    ).rows
  const incremental = await cells()
  await recomputeAll(w.db, today)
  expect(await cells()).toEqual(incremental)
})

test('what only the database still refuses is said in a sentence', () => {
  expect(violated({ code: '23514', constraint: 'norm_once_at_a_time' })?.text).toContain('cùng thời gian')
})
