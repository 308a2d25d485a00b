import { beforeAll, expect, test } from 'vitest'
import { selectOpenItems } from '../src/areas/people/queries.ts'
import { dayOf } from '../src/kernel/clock.ts'
import { handOverSources } from '../src/work/hand-over.ts'
import { type World, world } from './world.ts'

let w: World
beforeAll(async () => {
  w = await world()
})

type Holder = [key: string, role: string]

async function postOf([key, role]: Holder): Promise<string> {
  const { id } = await w.db
    .selectFrom('tenures')
    .innerJoin('posts', 'posts.id', 'tenures.post_id')
    .select('posts.id')
    .where('tenures.person_id', '=', w.demo.people[key]!)
    .where('posts.role', '=', role)
    .executeTakeFirstOrThrow()
  return id
}

/** What a post hands over of one kind; the part of the title before the name of the centre. */
async function open(kind: string, holder: Holder): Promise<{ id: string; title: string }[]> {
  const items = await selectOpenItems(w.db, await postOf(holder), w.demo.people[holder[0]]!, dayOf(w.clock.now()))
  return items.filter((item) => item.kind === kind)
}

const director = (commune = ''): Holder => [`${commune}deputy-chair`, 'centre-director']
const pdf = () => new File(['%PDF-1.4 bản ký'], 'ban-ky.pdf')
const idOf = async (kind: string, holder: Holder, title: string) => {
  const found = (await open(kind, holder)).find((one) => one.title.startsWith(title))
  if (!found) throw new Error(`${holder[0]} hands over no ${kind} "${title}"`)
  return found.id
}
const modelOf = async (version: string) =>
  (await w.db.selectFrom('model_versions').select('model_id').where('id', '=', version).executeTakeFirstOrThrow()).model_id

interface Case {
  kind: string
  title: string
  /** Each of them has it. */
  holders: Holder[]
  /** None of them has it: other posts of the commune, and the same post of another. */
  others: Holder[]
  done(id: string): Promise<Response>
}

const cases: Case[] = [
  {
    kind: 'coordination-answer',
    title: 'Quy chế phối hợp',
    holders: [['women-union-head', 'union-head']],
    others: [['farmers-union-head', 'union-head'], ['front-chair', 'front-chair'], director(), ['tan-yen/front-chair', 'front-chair']],
    done: (id) => w.as('women-union-head').post(`/coordination/${id}/answer`, { verdict: 'agree', reason: '' }),
  },
  {
    kind: 'draft-coordination',
    title: 'Quy chế phối hợp',
    holders: [director(), ['study-chair', 'centre-deputy-director']],
    others: [director('tan-yen/'), director('phuc-hoa/'), ['deputy-chair', 'committee-deputy-chair'], ['study-chair', 'society-chair']],
    done: (id) =>
      w
        .as(...director())
        .post(
          `/coordination/${id}/issue`,
          { code: '11/QĐ-TTHTCĐ', issuer: 'Giám đốc Trung tâm', decidedOn: '20/11/2026', inForceFrom: '21/11/2026', endsOn: '' },
          { file: pdf() },
        ),
  },
  {
    kind: 'model-review',
    title: 'Tủ sách quay vòng',
    holders: [
      ['phuc-hoa/culture-head', 'culture-head'],
      ['education-officer', 'education-officer'],
    ],
    others: [['culture-head', 'culture-head'], director('phuc-hoa/'), ['phuc-hoa/chair', 'committee-chair']],
    done: async (id) => w.as('phuc-hoa/culture-head').post(`/models/${await modelOf(id)}/return`, { note: 'Nêu rõ nguồn kinh phí' }),
  },
  {
    kind: 'draft-model',
    title: 'Câu lạc bộ pháp luật',
    holders: [director(), ['study-chair', 'centre-deputy-director']],
    others: [director('phuc-hoa/'), ['deputy-chair', 'committee-deputy-chair'], ['culture-head', 'culture-head']],
    done: async (id) => w.as(...director()).post(`/models/${await modelOf(id)}/removal`),
  },
  {
    kind: 'model-adoption',
    title: 'Lớp học tại nhà văn hóa thôn',
    holders: [director()],
    others: [director('tan-yen/'), director('phuc-hoa/'), ['culture-head', 'culture-head']],
    done: (id) => w.as(...director()).post(`/adoptions/${id}/end`, { kind: 'now', reason: 'Hết mùa vụ' }),
  },
  {
    kind: 'merger-list',
    title: 'Trung tâm học tập cộng đồng xã Hợp Đức',
    holders: [director('phuc-hoa/'), ['phuc-hoa/study-chair', 'centre-deputy-director']],
    others: [director(), ['phuc-hoa/study-chair', 'society-chair'], ['phuc-hoa/chair', 'committee-chair']],
    done: (id) => w.as(...director('phuc-hoa/')).post(`/mergers/lists/${id}/signature`, { heldOn: '20/11/2026' }, { file: pdf() }),
  },
  {
    kind: 'rating-inspect',
    title: 'Năm 2026 – Trung tâm học tập cộng đồng xã Phúc Hòa',
    holders: [['phuc-hoa/culture-head', 'culture-head']],
    others: [
      ['phuc-hoa/front-chair', 'front-chair'],
      ['phuc-hoa/chair', 'committee-chair'],
      director('phuc-hoa/'),
      ['culture-head', 'culture-head'],
    ],
    done: (id) => w.as('phuc-hoa/culture-head').post(`/ratings/${id}/return`, { reason: 'Thiếu minh chứng' }),
  },
  {
    kind: 'rating-self',
    title: 'Năm 2026 – Trung tâm học tập cộng đồng xã Phúc Hòa',
    holders: [director('phuc-hoa/'), ['phuc-hoa/study-chair', 'centre-deputy-director']],
    others: [director(), director('tan-yen/'), ['phuc-hoa/culture-head', 'culture-head']],
    done: (id) => w.as(...director('phuc-hoa/')).post(`/ratings/${id}/submission`),
  },
  {
    kind: 'rating-decide',
    title: 'Năm 2026 – Trung tâm học tập cộng đồng xã Ngọc Thiện',
    holders: [['ngoc-thien/chair', 'committee-chair']],
    others: [
      ['chair', 'committee-chair'],
      ['ngoc-thien/culture-head', 'culture-head'],
      ['ngoc-thien/front-chair', 'front-chair'],
      ['ngoc-thien/deputy-chair', 'committee-deputy-chair'],
    ],
    done: (id) => w.as('ngoc-thien/chair').post(`/ratings/${id}/decision`, { code: '60/QĐ-UBND', on: '23/11/2026' }),
  },
  {
    kind: 'shortcoming-plan',
    title: 'Chưa có thủ quỹ',
    holders: [director('quang-trung/'), ['quang-trung/study-chair', 'centre-deputy-director']],
    others: [director(), ['quang-trung/culture-head', 'culture-head'], ['quang-trung/deputy-chair', 'committee-deputy-chair']],
    done: (id) =>
      w
        .as(...director('quang-trung/'))
        .post(`/shortcomings/${id}/actions`, { cause: 'part-time', text: 'Cử thủ quỹ', owner: 'Giám đốc', dueOn: '15/12/2026' }),
  },
  {
    kind: 'shortcoming-recheck',
    title: 'Chưa có kế toán – Trung tâm học tập cộng đồng xã Tân Yên',
    holders: [
      ['tan-yen/culture-head', 'culture-head'],
      ['tan-yen/chair', 'committee-chair'],
    ],
    others: [['culture-head', 'culture-head'], director('tan-yen/'), ['tan-yen/study-chair', 'society-chair']],
    done: (id) => w.as('tan-yen/culture-head').post(`/shortcomings/${id}/recheck`, { passed: 'yes', note: 'Đã xem quyết định' }),
  },
  {
    kind: 'training-course',
    title: 'Cập nhật nghị quyết, pháp luật',
    holders: [
      ['culture-head', 'culture-head'],
      ['culture-officer', 'culture-officer'],
    ],
    others: [['phuc-hoa/culture-head', 'culture-head'], ['education-officer', 'education-officer'], director()],
    done: (id) => w.as('culture-head').post(`/training/courses/${id}/cancellation`, { reason: 'Giảng viên ốm' }),
  },
  {
    kind: 'training-survey',
    title: 'Nhu cầu tập huấn',
    holders: [['education-officer', 'education-officer']],
    others: [['culture-head', 'culture-head'], director()],
    done: (id) => w.as('education-officer').post(`/training/surveys/${id}/closing`),
  },
  {
    kind: 'assessment-opinion',
    title: 'Nguyễn Hữu Thuận',
    holders: [director()],
    others: [['study-chair', 'centre-deputy-director'], ['deputy-chair', 'committee-deputy-chair'], director('tan-yen/')],
    done: (id) =>
      w.as(...director()).post(`/assessments/${id}/opinion`, { opinion: 'Nhất trí tự đánh giá', code: '9/BB', on: '20/11/2026' }),
  },
  {
    kind: 'assessment-decide',
    title: 'Lê Thị Bích Đào',
    holders: [['chair', 'committee-chair']],
    others: [['deputy-chair', 'committee-deputy-chair'], director(), ['phuc-hoa/chair', 'committee-chair']],
    done: (id) => w.as('chair').post(`/assessments/${id}/decision/return`, { reason: 'Nêu rõ số lớp' }),
  },
  {
    kind: 'paper-to-sign',
    title: 'lịch tiếp nhận sách quyên góp',
    holders: [['tan-yen/chair', 'committee-chair']],
    others: [
      ['tan-yen/culture-head', 'culture-head'],
      ['tan-yen/deputy-chair', 'committee-deputy-chair'],
      ['chair', 'committee-chair'],
    ],
    done: (id) => w.as('tan-yen/chair').post(`/issuing/${id}/return`, { reason: 'Ghi rõ địa điểm' }),
  },
]

test('the accountant of a centre hands over nothing of what its board keeps, and a published model is no draft', async () => {
  const ofBoard = [
    'draft-coordination',
    'draft-model',
    'model-adoption',
    'merger-list',
    'rating-self',
    'shortcoming-plan',
    'assessment-opinion',
  ]
  for (const kind of ofBoard) {
    expect(await open(kind, director()), kind).not.toEqual([])
    expect(await open(kind, ['accountant', 'accountant']), kind).toEqual([])
  }
  expect(await open('draft-model', director('tan-yen/'))).toEqual([])
})

test.each(cases)('$kind stands on the list of the post that has it, on no other, and goes when it is done', async (one) => {
  const id = await idOf(one.kind, one.holders[0]!, one.title)
  const has = async (holder: Holder) => (await open(one.kind, holder)).some((item) => item.id === id)
  for (const holder of one.holders) expect(await has(holder), holder.join(' ')).toBe(true)
  for (const other of one.others) expect(await has(other), other.join(' ')).toBe(false)
  const answer = await one.done(id)
  expect(answer.status, answer.status === 303 ? '' : (await answer.text()).slice(-3000)).toBe(303)
  for (const holder of one.holders) expect(await has(holder), `${holder.join(' ')}, done`).toBe(false)
})

test('a former centre whose hand-over has no list yet is handed over too, and once its list is signed no more', async () => {
  const bare = await idOf('merger-list', director('phuc-hoa/'), 'Trung tâm học tập cộng đồng xã Liên Chung')
  expect(await w.db.selectFrom('merger_hand_overs').select('id').where('from_id', '=', bare).execute()).toEqual([])
  const signed = await w.db.selectFrom('merger_hand_overs').select(['id', 'from_id']).where('signed_at', 'is not', null).execute()
  const heirs = ['', 'tan-yen/', 'phuc-hoa/', 'ngoc-thien/', 'quang-trung/']
  const listed = (await Promise.all(heirs.map((heir) => open('merger-list', director(heir))))).flat().map(({ id }) => id)
  expect(signed.length).toBeGreaterThan(5)
  for (const list of signed) expect([listed.includes(list.from_id), listed.includes(list.id)]).toEqual([false, false])
})

test('every kind has words in both languages, and none is without a test', () => {
  const tested = new Set([...cases.map(({ kind }) => kind), 'appointment', 'draft-paper', 'draft-regulation', 'remediation-action'])
  for (const { kind, words } of handOverSources()) {
    expect(tested.has(kind), kind).toBe(true)
    expect([words.vi.length > 5, words.en.length > 5], kind).toEqual([true, true])
  }
})

test('the list that both sides sign has a part for each', async () => {
  const person = w.demo.people['deputy-chair']!
  const form = {
    post: await postOf(director()),
    to: w.demo.people['culture-officer']!,
    newcomer: '',
    on: '30/11/2026',
    note: '',
    go: 'check',
  }
  const shown = await (await w.as('unit-admin').post(`/people/${person}/hand-over`, form)).text()
  for (const part of [
    'Tồn tại chưa có kế hoạch khắc phục (4)',
    'Kết quả tự chấm điểm chưa nộp (1)',
    'Bàn giao của trung tâm cũ chưa ký xong (2)',
  ])
    expect(shown).toContain(part)
  expect(shown, 'what it is about is for the body’s own people').not.toContain('Chưa có thủ quỹ')
})
