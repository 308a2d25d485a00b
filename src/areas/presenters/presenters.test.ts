import { Workbook } from '@cj-tech-master/excelts'
import mammoth from 'mammoth'
import { beforeAll, expect, test } from 'vitest'
import { type World, world } from '../../../test/world.ts'
import { dateRange, newId, sql } from '../../kernel/db/index.ts'
import { violated } from '../../kernel/errors.ts'
import { recomputeAll, workOffDirty } from '../../measures/index.ts'
import { endBody, recordBody, recordBodyHeirs, recordPerson, recordPost, recordTenure } from '../../registry/index.ts'
import { consentFaults, plainPhone, stateOf } from './presenter.ts'
import { recordConsent, recordPresenter } from './record.ts'

let w: World
beforeAll(async () => {
  w = await world()
})

const day = (text: string) => Temporal.PlainDate.from(text)
const today = day('2026-11-23')
const poultry = '0900000301'

const idOf = async (name: string) =>
  (
    await sql<{
      id: string
    }>`select p.id from presenters p join people q on q.id = p.person_id where q.name = ${name} order by p.recorded_at desc limit 1`.execute(
      w.db,
    )
  ).rows[0]!.id
const centreOf = async (commune: string) =>
  (await sql<{ id: string }>`select body_id as id from body_terms where name = ${`Trung tâm học tập cộng đồng ${commune}`}`.execute(w.db))
    .rows[0]!.id
const director = () => w.as('deputy-chair', 'centre-director')
const namesIn = async (client: ReturnType<World['as']>, path: string) =>
  ((await (await client.json(path)).json()) as { presenters: { name: string; phone: string }[] }).presenters

test('consent has a day that has come and a way; an office keeps nobody whom it may not see afterwards', () => {
  const said = { level: 'centres', givenOn: day('2026-11-20'), how: 'signed' } as const
  expect(consentFaults(said, today, true)).toEqual([])
  expect(consentFaults({ ...said, givenOn: null, how: null }, today, true)).toEqual(['no-day', 'no-how'])
  expect(consentFaults({ ...said, givenOn: day('2026-11-24') }, today, true)).toEqual(['day-ahead'])
  expect(consentFaults({ level: 'centre', givenOn: null, how: null }, today, true)).toEqual([])
  expect(consentFaults({ level: 'centre', givenOn: null, how: null }, today, false)).toEqual(['office-needs-consent'])
})

test('numbers are read as they are written; what ended on its first day was a mistake', () => {
  expect(plainPhone('0912 345.678')).toBe('0912345678')
  const from = day('2026-01-01')
  expect([null, from, day('2026-02-01')].map((endedOn) => stateOf({ fromOn: from, endedOn }))).toEqual(['active', 'mistaken', 'ended'])
})

test('C6: a visitor finds "nuoi ga": name and commune, no number; he reads nothing but public views', async () => {
  const page = await (await w.as(null).get('/presenters/public?q=nuoi+ga')).text()
  expect([page.includes('Khương Thị Hồng Nhạn'), page.includes('Phúc Hòa'), page.includes(poultry), page.includes('Quất Du')]).toEqual([
    true,
    true,
    false,
    false,
  ])
  const found = await namesIn(w.as(null), '/presenters/public?q=nuoi+ga')
  expect(found.map(({ name, phone }) => [name, phone])).toEqual([['Khương Thị Hồng Nhạn', '•••']])
  const all = (await namesIn(w.as(null), '/presenters/public')).map(({ name }) => name)
  expect(all.sort()).toEqual(['Khương Thị Hồng Nhạn', 'Nguyễn Bá Kham', 'Ngọc Văn Sính'])
  await expect(sql`select phone from presenters`.execute(w.publicDb)).rejects.toThrow('permission denied')
  expect((await w.as(null).get('/presenters')).status).toBe(303)
})

test('another commune finds whoever agreed, its own first; without consent only the own centre sees him', async () => {
  const mine = (await namesIn(director(), '/presenters?q=ga')).map(({ name }) => name)
  expect(mine).toEqual(['Đinh Văn Lẫm', 'Khương Thị Hồng Nhạn'])
  const unlisted = `/presenters/${await idOf('Đinh Văn Lẫm')}`
  expect((await director().get(unlisted)).status).toBe(200)
  for (const [key, role] of [
    ['culture-head'],
    ['study-chair', 'society-chair'],
    ['chair'],
    ['education-officer'],
    ['tan-yen/deputy-chair', 'centre-director'],
  ] as const)
    expect((await w.as(key, role).get(unlisted)).status, key).toBe(404)
  expect((await w.as('village-head').get('/presenters')).status).toBe(404)
  const law = (await namesIn(director(), '/presenters?field=law')).map(({ name }) => name)
  expect(law).toEqual(['Nguyễn Bá Kham'])
  expect(await (await director().get('/search?q=ban+nong+san')).text()).toContain('Ngọc Văn Sính')
})

test('"in the province" ends at its border: only who is public is found elsewhere, and only on the public page', async () => {
  const [province, commune] = [newId(), newId()]
  const by = w.demo.people.chair!
  await w.db.transaction().execute(async (tx) => {
    const valid = dateRange(day('2025-07-01'), null)
    for (const [id, kind, name, parent_id] of [
      [province, 'province', 'Tỉnh Khác', null],
      [commune, 'commune', 'Xã Xa', province],
    ] as const) {
      await tx
        .insertInto('places')
        .values({ id, kind, custody_path: null as unknown as string })
        .execute()
      await tx.insertInto('place_terms').values({ place_id: id, name, parent_id, valid }).execute()
    }
    await sql`select repath_all_custody(${today})`.execute(tx)
    const centreId = await recordBody(tx, {
      id: newId(),
      kind: 'learning-centre',
      name: 'Trung tâm xã Xa',
      placeId: commune,
      from: day('2025-07-01'),
    })
    const act = { by, at: w.clock.now() }
    for (const [name, level] of [
      ['Nguyễn Thị Gần', 'centres'],
      ['Nguyễn Thị Rộng', 'public'],
    ] as const) {
      const [familyName, middleName, givenName] = name.split(' ') as [string, string, string]
      const personId = await recordPerson(tx, { familyName, middleName, givenName })
      const teaching = {
        residence: '',
        occupation: '',
        topics: 'Thêu ren',
        mainField: 'arts-sport',
        further: [],
        forms: [],
        freeWhen: '',
        fee: '',
        phone: '',
      }
      const id = await recordPresenter(tx, { centreId, personId, recorderId: centreId, fromOn: day('2026-01-01') }, teaching, act)
      await recordConsent(tx, id, { level, givenOn: day('2026-01-01'), how: 'signed' }, act)
    }
  })
  expect(await namesIn(director(), '/presenters?q=theu+ren')).toEqual([])
  expect((await namesIn(w.as(null), '/presenters/public?q=theu+ren')).map(({ name }) => name)).toEqual(['Nguyễn Thị Rộng'])
  expect((await director().get(`/presenters/${await idOf('Nguyễn Thị Gần')}`)).status).toBe(404)
})

test('no list carries a number: JSON and the sheet mask it even for those who may have it', async () => {
  const own = w.as('phuc-hoa/deputy-chair', 'centre-director')
  expect((await namesIn(own, '/presenters')).every(({ phone }) => phone === '•••')).toBe(true)
  const book = new Workbook()
  await book.xlsx.load(Buffer.from(await (await own.get('/presenters/list.xlsx')).arrayBuffer()))
  const cells = JSON.stringify(book.worksheets[0]!.getSheetValues())
  expect([cells.includes('Khương Thị Hồng Nhạn'), cells.includes(poultry), cells.includes('•••')]).toEqual([true, false, true])
})

test('his own commune reads the number; another one opens it for a purpose, once, on record, and his centre sees who did', async () => {
  const path = `/presenters/${await idOf('Khương Thị Hồng Nhạn')}`
  const own = w.as('phuc-hoa/deputy-chair', 'centre-director')
  expect(await (await own.get(path)).text()).toContain(poultry)
  expect(await (await w.as('phuc-hoa/culture-head').get(path)).text()).toContain(poultry)
  const other = director()
  const before = await (await other.get(path)).text()
  expect([before.includes(poultry), before.includes('•••'), before.includes('Quất Du')]).toEqual([false, true, false])
  expect((await other.post(`${path}/phone`, { purpose: 'gọi' })).status).toBe(422)
  const opened = await other.post(`${path}/phone`, { purpose: 'Mời nói chuyện về nuôi gà tối 12/12' })
  expect([opened.status, (await opened.text()).includes('0900 000 301')]).toEqual([200, true])
  expect(await (await other.get(path)).text()).not.toContain(poultry)
  const log = await w.db.selectFrom('audit_log').selectAll().where('verb', '=', 'presenter.phone').execute()
  expect(log.map(({ detail }) => (detail as { form: object }).form)).toEqual([{ purpose: 'Mời nói chuyện về nuôi gà tối 12/12' }])
  const seen = await (await own.get(path)).text()
  expect([seen.includes('Mời nói chuyện về nuôi gà tối 12/12'), seen.includes('xã Nhã Nam')]).toEqual([true, true])
  const unlisted = `/presenters/${await idOf('Đinh Văn Lẫm')}/phone`
  expect((await w.as('chair').post(unlisted, { purpose: 'Muốn biết số điện thoại' })).status).toBe(404)
})

const form = async () => ({
  name: 'Lưu Thị Thắm',
  birthYear: '1980',
  centre: await centreOf('xã Nhã Nam'),
  occupation: '',
  residence: '',
  topics: 'Làm vườn\nChiết cành',
  mainField: 'agriculture',
  freeWhen: '',
  fee: '',
  phone: '0912 345 678',
  fromOn: '01/11/2026',
  level: 'centre',
  consentOn: '',
  consentHow: '',
})

test('recording: faults are named, a namesake is warned of, an office needs consent, an office-holder is not typed again', async () => {
  const fields = await form()
  for (const [change, sentence] of [
    [{ name: 'Thắm' }, 'Ghi đủ họ và tên'],
    [{ birthYear: '2025' }, 'Năm sinh gồm 4 chữ số'],
    [{ topics: '' }, 'ít nhất một nội dung'],
    [{ mainField: 'x' }, 'Chọn lĩnh vực chính'],
    [{ phone: '12345' }, '10 chữ số'],
    [{ fromOn: '24/11/2026' }, 'ở tương lai'],
    [{ level: 'public' }, 'Ghi ngày người đó đồng ý'],
    [{ level: 'public', consentOn: '01/11/2026' }, 'đồng ý bằng cách nào'],
    [{ centre: await centreOf('xã Tân Yên') }, 'Chọn trung tâm của xã mình'],
  ] as const) {
    const refused = await director().post('/presenters/new', { ...fields, ...change })
    expect([refused.status, (await refused.text()).includes(sentence)], sentence).toEqual([422, true])
  }
  const society = w.as('study-chair', 'society-chair')
  expect(await (await society.post('/presenters/new', fields)).text()).toContain('đề nghị trung tâm ghi')
  expect((await w.as('front-chair').post('/presenters/new', fields)).status).toBe(404)
  const made = await director().post('/presenters/new', fields)
  expect(made.status).toBe(303)
  expect(await (await director().get(made.headers.get('location')!)).text()).toContain('0912345678')
  const again = await director().post('/presenters/new', { ...fields, name: 'lưu thị thắm' })
  expect([again.status, (await again.text()).includes('trùng họ tên')]).toEqual([422, true])
  expect((await director().post('/presenters/new', { ...fields, same: 'yes' })).status).toBe(303)

  const known = await (await society.get('/presenters/new?q=minh+tam')).text()
  const person = /person=([0-9a-f-]+)/.exec(known)![1]!
  const { name: _name, birthYear: _year, ...rest } = fields
  const consent = { level: 'centres', consentOn: '10/11/2026', consentHow: 'spoken' }
  const kept = await society.post('/presenters/new', { ...rest, person, ...consent })
  expect(kept.status).toBe(303)
  expect(await (await society.get(kept.headers.get('location')!)).text()).toContain('Quách Thị Minh Tâm')
  expect((await director().post('/presenters/new', { ...rest, person, ...consent, same: 'yes' })).status, 'once per centre').toBe(422)
})

test('withdrawn consent hides at once everywhere: pool, page, number, public page, talk; the proof stays and is not edited', async () => {
  const id = await idOf('Ngọc Văn Sính')
  const path = `/presenters/${id}`
  const own = w.as('tan-yen/deputy-chair', 'centre-director')
  expect((await director().get(path)).status).toBe(200)
  expect((await director().post(`${path}/withdrawal`, { reason: 'x' })).status).toBe(404)
  expect((await own.post(`${path}/withdrawal`, { reason: '' })).status).toBe(422)
  expect((await own.post(`${path}/withdrawal`, { reason: 'Ông Sính đề nghị' })).status).toBe(303)
  expect((await own.post(`${path}/withdrawal`, { reason: 'lần nữa' })).status).toBe(422)
  expect((await director().get(path)).status).toBe(404)
  expect((await director().post(`${path}/phone`, { purpose: 'Mời nói chuyện tại xã' })).status).toBe(404)
  expect((await namesIn(w.as(null), '/presenters/public?q=sinh')).map(({ name }) => name)).not.toContain('Ngọc Văn Sính')
  expect(await (await w.as('tan-yen/culture-head').get('/presenters')).text()).not.toContain('Ngọc Văn Sính')
  expect((await own.get(path)).status).toBe(200)
  await expect(sql`update presenter_consents set level = 'public' where presenter_id = ${id}`.execute(w.db)).rejects.toThrow('on record')
  await expect(sql`delete from presenter_consents where presenter_id = ${id}`.execute(w.db)).rejects.toThrow('on record')
  const fields = { level: 'centres', consentOn: '22/11/2026', consentHow: 'signed' }
  expect((await own.post(`${path}/consent`, fields)).status).toBe(303)
  expect((await director().get(path)).status).toBe(200)
})

test('talks: typed by a centre, counted, shown as experience, withdrawn with a reason', async () => {
  const id = await idOf('Nguyễn Bá Kham')
  const fields = { onDay: '20/11/2026', topic: 'Luật Đất đai cho người dân', field: 'law', listened: '41' }
  for (const [change, sentence] of [
    [{ onDay: '24/11/2026' }, 'ở tương lai'],
    [{ listened: '0' }, 'từ 1 đến 5.000'],
    [{ topic: '' }, 'Ghi chuyên đề'],
  ] as const) {
    const refused = await director().post(`/presenters/${id}/talks`, { ...fields, ...change })
    expect([refused.status, (await refused.text()).includes(sentence)], sentence).toEqual([422, true])
  }
  const centre = await centreOf('xã Nhã Nam')
  const figure = async (measure: string) => {
    await workOffDirty(w.db, today)
    const { rows } = await sql<{ n: number }>`
      select coalesce(sum(numerator), 0)::int as n from measure_cells where measure_id = ${measure} and unit_id = ${centre} and month = '2026-11-01'`.execute(
      w.db,
    )
    return rows[0]!.n
  }
  const [talks, listeners] = [await figure('presenter.talks'), await figure('presenter.listeners')]
  expect((await w.as('culture-head').post(`/presenters/${id}/talks`, fields)).status, 'a centre types its talks').toBe(404)
  expect((await director().post(`/presenters/${id}/talks`, fields)).status).toBe(303)
  expect((await director().post(`/presenters/${id}/talks`, { ...fields, listened: '42' })).status, 'once').toBe(422)
  expect([await figure('presenter.talks'), await figure('presenter.listeners')]).toEqual([talks + 1, listeners + 41])
  const page = await (await director().get(`/presenters/${id}`)).text()
  expect(page).toContain('trung tâm ghi tay')
  const talk = /href="(\/presenter-talks\/[0-9a-f-]+)"/.exec(page)![1]!
  expect(await (await w.as('education-officer').get(talk)).text()).toContain('Nguyễn Bá Kham')
  expect((await w.as('tan-yen/deputy-chair', 'centre-director').get(talk)).status).toBe(404)
  const records = await (await director().json('/figures/presenter.talks/2026-11')).json()
  expect(JSON.stringify(records)).toContain(talk)
  expect((await director().post(`${talk}/withdrawal`, { reason: 'Ghi nhầm ngày' })).status).toBe(303)
  expect((await director().post(`${talk}/withdrawal`, { reason: 'lần nữa' })).status).toBe(422)
  expect(await figure('presenter.talks')).toBe(talks)
})

test('the letter of invitation is a Word paper of the inviting centre, without the number', async () => {
  const path = `/presenters/${await idOf('Khương Thị Hồng Nhạn')}/invitation`
  const fields = {
    topic: 'Nuôi gà thả vườn',
    audience: 'Hội viên nông dân',
    onDay: '12/12/2026',
    when: '19 giờ 30 phút',
    where: 'Nhà văn hóa thôn Gốc Đa',
    payment: '',
    replyTo: '',
  }
  expect((await director().post(path, { ...fields, when: '' })).status).toBe(422)
  const answer = await director().post(path, fields)
  expect(answer.status).toBe(200)
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await answer.arrayBuffer()) })
  for (const part of [
    'GIẤY MỜI',
    'GM-TTHTCĐ',
    'Ông (bà) Khương Thị Hồng Nhạn',
    'xã Phúc Hòa',
    '19 giờ 30 phút, ngày 12/12/2026',
    'Đỗ Khánh Vân',
    'Thù lao',
  ])
    expect([part, value.includes(part)]).toEqual([part, part !== 'Thù lao'])
  expect(value).not.toContain(poultry)
})

test('ending: from today the figures fall, a mistake counts in no month; counting what changed equals counting all', async () => {
  const cells = async () => {
    const { rows } = await sql<{ key: string; n: number }>`
      select measure_id || month || unit_id || slice_id as key, numerator::int as n from measure_cells where measure_id like 'presenter.%' order by 1`.execute(
      w.db,
    )
    return rows
  }
  const centre = await centreOf('xã Ngọc Thiện')
  const months = async () => {
    await workOffDirty(w.db, today)
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from measure_cells where measure_id = 'presenter.active' and unit_id = ${centre} and slice_id = 'arts-sport'`.execute(
      w.db,
    )
    return rows[0]!.n
  }
  expect(await months()).toBeGreaterThan(5)
  const own = w.as('ngoc-thien/deputy-chair', 'centre-director')
  const path = `/presenters/${await idOf('Hoàng Thị Mận')}`
  expect((await own.post(`${path}/end`, { kind: 'mistake', endReason: '' })).status).toBe(422)
  expect((await own.post(`${path}/end`, { kind: 'mistake', endReason: 'Ghi nhầm người' })).status).toBe(303)
  expect(await months()).toBe(0)
  expect(await (await own.get('/presenters?state=ended')).text()).toContain('Hoàng Thị Mận')
  expect((await own.post(`${path}/edit`, { ...(await form()), topics: 'x' })).status).toBe(422)
  const incremental = await cells()
  await recomputeAll(w.db, today)
  expect(await cells()).toEqual(incremental)
})

test('another centre of the same commune is no office of it: neither number nor year of birth, and it ends nobody', async () => {
  const { placeId } = (
    await sql<{ placeId: string }>`select place_id as "placeId" from body_terms where body_id = ${await centreOf('xã Nhã Nam')}`.execute(
      w.db,
    )
  ).rows[0]!
  w.demo.people['second/director'] = await w.db.transaction().execute(async (tx) => {
    const from = day('2026-01-01')
    const bodyId = await recordBody(tx, { kind: 'learning-centre', name: 'Trung tâm học tập cộng đồng thôn Gốc Đa', placeId, from })
    const postId = await recordPost(tx, { bodyId, role: 'centre-director', title: 'Giám đốc' })
    const personId = await recordPerson(tx, { familyName: 'Tạ', middleName: 'Thị', givenName: 'Ngân' })
    await recordTenure(tx, { personId, postId, from, until: null })
    return personId
  })
  const path = `/presenters/${await idOf('Nguyễn Bá Kham')}`
  const office = w.as('culture-head')
  expect(await (await office.get(path)).text()).toContain('0900000304')
  const other = w.as('second/director')
  const page = await (await other.get(path)).text()
  expect([page.includes('Nguyễn Bá Kham'), page.includes('0900000304'), page.includes('Năm sinh')]).toEqual([true, false, false])
  expect((await other.get(`${path}/edit`)).status).toBe(404)
  expect((await other.post(`${path}/end`, { kind: 'mistake', endReason: 'Không phải người của mình' })).status).toBe(404)
})

test('an office-holder is found although his term has a last day, and no longer after it', async () => {
  const term = (until: string) =>
    sql`update tenures set valid = daterange(lower(valid), nullif(${until}, 'infinity')::date) where person_id = ${w.demo.people['committee-office-head']!}`.execute(
      w.db,
    )
  const { name } = await w.db
    .selectFrom('people')
    .select('name')
    .where('id', '=', w.demo.people['committee-office-head']!)
    .executeTakeFirstOrThrow()
  const found = async () => (await (await director().get(`/presenters/new?q=${encodeURIComponent(name!)}`)).text()).includes(`${name} –`)
  await term('2031-01-01')
  expect(await found()).toBe(true)
  await term('2026-11-01')
  expect(await found()).toBe(false)
  await term('infinity')
})

test('a wrong name of somebody without an account is corrected by who keeps him, on record; an account holder’s is not', async () => {
  const path = `/presenters/${await idOf('Nguyễn Bá Kham')}`
  const fields = { ...(await form()), name: 'Nguyễn Bá Khâm', birthYear: '1964' }
  const { centre: _centre, fromOn: _from, level: _level, consentOn: _on, consentHow: _how, ...teaching } = fields
  expect((await w.as('tan-yen/deputy-chair', 'centre-director').post(`${path}/edit`, teaching)).status).toBe(404)
  for (const [change, sentence] of [
    [{ name: 'Khâm' }, 'Ghi đủ họ và tên'],
    [{ birthYear: '2025' }, 'Năm sinh gồm 4 chữ số'],
  ] as const) {
    const refused = await director().post(`${path}/edit`, { ...teaching, ...change })
    expect([refused.status, (await refused.text()).includes(sentence)], sentence).toEqual([422, true])
  }
  expect((await director().post(`${path}/edit`, teaching)).status).toBe(303)
  const page = await (await director().get(path)).text()
  expect([page.includes('Nguyễn Bá Khâm'), page.includes('1964')]).toEqual([true, true])
  const { rows } = await sql<{ detail: { before: { name: string }; after: { name: string } } }>`
    select detail from audit_log where subject_id = ${path.split('/').at(-1)} and detail ->> 'path' = ${`${path}/edit`} order by at desc, id desc limit 1`.execute(
    w.db,
  )
  expect([rows[0]!.detail.before.name, rows[0]!.detail.after.name]).toEqual(['Nguyễn Bá Kham', 'Nguyễn Bá Khâm'])
  const holder = `/presenters/${await idOf('Lê Thị Bích Đào')}/edit`
  expect(await (await director().get(holder)).text()).not.toContain('name="name"')
  const refused = await director().post(holder, teaching)
  expect([refused.status, (await refused.text()).includes('có tài khoản')]).toEqual([422, true])
  const { name: _name, birthYear: _year, ...rest } = teaching
  expect((await director().post(holder, rest)).status).toBe(303)
})

test('with a centre its presenters stop counting and leave the public page; its heir keeps them', async () => {
  const centre = await centreOf('xã Phúc Hòa')
  const path = `/presenters/${await idOf('Khương Thị Hồng Nhạn')}`
  const months = async () => {
    await workOffDirty(w.db, today)
    const { rows } = await sql<{ month: string }>`
      select distinct month::text from measure_cells where measure_id in ('presenter.active', 'presenter.topics') and unit_id = ${centre} order by 1 desc limit 1`.execute(
      w.db,
    )
    return rows[0]!.month
  }
  expect(await months()).toBe('2026-11-01')
  expect((await director().get(`${path}/edit`)).status).toBe(404)
  await w.db.transaction().execute(async (tx) => {
    const [fromId, onDate] = [centre, day('2026-10-01')]
    await endBody(tx, fromId, onDate)
    await recordBodyHeirs(tx, [{ fromId, toId: await centreOf('xã Nhã Nam'), onDate, share: null, keepsRecords: true }])
  })
  expect(await months()).toBe('2026-09-01')
  expect((await namesIn(w.as(null), '/presenters/public')).map(({ name }) => name)).not.toContain('Khương Thị Hồng Nhạn')
  expect((await w.as('tan-yen/deputy-chair', 'centre-director').get(`${path}/edit`)).status).toBe(404)
  expect(await (await director().get(path)).text()).toContain(poultry)
  expect((await director().post(`${path}/end`, { kind: 'now', endReason: 'Trung tâm đã sáp nhập' })).status).toBe(303)
  const cells = async () =>
    (
      await sql`select measure_id, month, unit_id, slice_id, numerator::int as n from measure_cells where measure_id like 'presenter.%' order by 1, 2, 3, 4`.execute(
        w.db,
      )
    ).rows
  await workOffDirty(w.db, today)
  const incremental = await cells()
  await recomputeAll(w.db, today)
  expect(await cells()).toEqual(incremental)
})

test('what only the database still refuses is said in a sentence', () => {
  expect(violated({ code: '23514', constraint: 'given_consent_is_not_edited' })?.text).toContain('vừa được rút hoặc thay')
})
