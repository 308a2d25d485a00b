import { dayOf } from '../../kernel/clock.ts'
import { sql, type Tx } from '../../kernel/db/index.ts'
import type { Files } from '../../kernel/files.ts'
import { type DemoRegistry, keyed } from '../../registry/demo/index.ts'
import {
  type Draft,
  recordAdoption,
  recordEnd,
  recordModel,
  recordPublication,
  recordReview,
  recordSeen,
  recordSubmission,
  recordText,
} from './record.ts'

interface Taken {
  commune: string
  daysAgo: number
  measure: string | null
  plan: string
  responsible: string
  seen?: boolean
  kept?: [daysAgo: number, note: string]
  ended?: [daysAgo: number, reason: string]
}
interface Story {
  commune: string
  draft: Draft
  /** Days ago; left out: not yet. */
  submitted?: number
  published?: number
  taken?: Taken[]
}

/** One was taken over by two, of whom one ended; one is kept elsewhere; one waits at the education office; one is being written. */
const stories: Story[] = [
  {
    commune: 'tan-yen',
    submitted: 260,
    published: 250,
    draft: {
      title: 'Lớp học tại nhà văn hóa thôn vào tối mùa nông nhàn',
      field: 'agriculture',
      problem: 'Lớp mở ở trung tâm xã vào ban ngày ít người đến: người dân bận đồng áng, thôn xa cách trung tâm 6 km.',
      steps:
        'Trưởng thôn hỏi từng hộ muốn học gì trong buổi họp thôn\nTrung tâm chọn hai nội dung nhiều hộ cần nhất\nMời báo cáo viên là người làm giỏi trong vùng\nHọc hai buổi tối tại nhà văn hóa thôn, thực hành tại một hộ vào sáng chủ nhật\nSau một tháng, trưởng thôn hỏi lại các hộ đã làm theo',
      conditions: 'Nhà văn hóa thôn có điện, loa, 40 chỗ ngồi; trưởng thôn nhận việc mời.',
      cost: '450.000 đồng mỗi buổi cho báo cáo viên và nước uống; một nửa từ ngân sách xã, một nửa Hội Nông dân.',
      people: 'Một Phó Giám đốc phụ trách, trưởng thôn, một báo cáo viên.',
      results: 'Một năm 14 buổi ở 6 thôn, trung bình 38 người mỗi buổi, trước đó ở trung tâm xã là 17 người; 52 hộ làm theo.',
    },
    taken: [
      {
        commune: 'nha-nam',
        daysAgo: 68,
        measure: 'presenter.talks',
        plan: 'Hỏi nhu cầu ở ba thôn xa trước\nMời báo cáo viên chăn nuôi của xã bạn\nHọc tối thứ năm tại nhà văn hóa thôn Gốc Đa\nSau một tháng hỏi lại các hộ',
        responsible: 'Phó Giám đốc Nguyễn Hữu Thuận',
        seen: true,
      },
      {
        commune: 'phuc-hoa',
        daysAgo: 200,
        measure: 'presenter.talks',
        plan: 'Mở lớp tối ở hai thôn\nMời kỹ sư của trạm khuyến nông',
        responsible: 'Giám đốc trung tâm',
        seen: true,
        ended: [60, 'Nhà văn hóa hai thôn đang sửa, chuyển về học tại trường tiểu học'],
      },
    ],
  },
  {
    commune: 'ngoc-thien',
    submitted: 400,
    published: 390,
    draft: {
      title: 'Ông bà kèm cháu, cháu dạy ông bà dùng điện thoại',
      field: 'digital',
      problem: 'Người cao tuổi ngại học điện thoại thông minh với người lạ; các cháu nghỉ hè không có việc có ích.',
      steps:
        'Nhà trường chọn các em lớp 8, lớp 9 dùng điện thoại thạo\nTập huấn cho các em một buổi về cách hướng dẫn và an toàn thông tin\nMỗi em kèm hai người cao tuổi bốn buổi tại nhà văn hóa thôn\nBuổi cuối từng cụ tự gọi hình, tự tra lịch khám',
      conditions: 'Nhà văn hóa thôn có mạng; có giáo viên tổng phụ trách cùng làm.',
      cost: '2 triệu đồng một đợt cho in tờ hướng dẫn và nước uống, từ quỹ khuyến học.',
      people: 'Một giáo viên tổng phụ trách, 20 học sinh, chi hội trưởng người cao tuổi.',
      results: 'Hè vừa qua 20 em kèm 41 cụ, 36 cụ tự gọi hình được sau 4 buổi.',
    },
    taken: [
      {
        commune: 'tan-yen',
        daysAgo: 150,
        measure: 'presenter.listeners',
        plan: 'Làm thử ở một thôn trong tháng 7\nMở rộng ra ba thôn',
        responsible: 'Phó Giám đốc, Hiệu trưởng Trường THCS',
        kept: [40, 'Đã xem 18 cụ, 15 cụ còn dùng được; trường nhận làm mỗi hè'],
      },
    ],
  },
  {
    commune: 'phuc-hoa',
    submitted: 5,
    draft: {
      title: 'Tủ sách quay vòng theo mùa vụ giữa các thôn',
      field: 'culture-society',
      problem: 'Tủ sách thôn ít đầu sách, bạn đọc đọc hết rồi thôi.',
      steps: 'Gom sách các thôn về trung tâm, chia thành bốn hòm theo mùa vụ\nMỗi quý chuyển hòm sang thôn khác\nTrưởng thôn ghi sổ mượn',
      conditions: 'Bốn hòm sách có khóa, mỗi thôn một người giữ sổ.',
      cost: '3,2 triệu đồng đóng hòm, xã hội hóa.',
      people: 'Một cộng tác viên thư viện, trưởng thôn.',
      results: 'Quý đầu 4 thôn có 126 lượt mượn, gấp ba quý trước.',
    },
  },
  {
    commune: 'nha-nam',
    draft: {
      title: 'Câu lạc bộ pháp luật tối thứ sáu',
      field: 'law',
      problem: 'Người dân hỏi nhiều về đất đai nhưng ngại đến trụ sở.',
      steps: 'Thu câu hỏi qua hòm thư ở quán nước\nMời hòa giải viên trả lời',
      conditions: '',
      cost: '',
      people: '',
      results: '',
    },
  },
]

export async function loadDemoModels(tx: Tx, { bodies, people }: DemoRegistry, files: Files, now: Temporal.Instant): Promise<void> {
  const at = (daysAgo: number) => now.subtract({ hours: 24 * daysAgo })
  const director = (commune: string) => keyed(people, commune === 'nha-nam' ? 'deputy-chair' : `${commune}/deputy-chair`)
  const centre = (commune: string) => keyed(bodies, `${commune}/learning-centre`)
  const officer = keyed(people, 'education-officer')
  for (const { commune, draft, submitted, published, taken = [] } of stories) {
    const by = director(commune)
    const id = await recordModel(tx, centre(commune), draft, { by, at: at((submitted ?? 8) + 6) })
    const { id: versionId } = await tx.selectFrom('model_versions').select('id').where('model_id', '=', id).executeTakeFirstOrThrow()
    if (submitted !== undefined) {
      const sheet = new File([`DỮ LIỆU MINH HỌA\n\n${draft.title}\n\n${draft.steps}\n`], 'Tờ hướng dẫn.txt')
      await recordText(tx, versionId, draft, (await files.keepOwn(tx, sheet, by, at(submitted))).id)
    }
    if (submitted !== undefined) await recordSubmission(tx, versionId, { by, at: at(submitted) })
    if (published !== undefined)
      await recordPublication(tx, versionId, keyed(bodies, 'province/education-department'), dayOf(at(published)), {
        by: officer,
        at: at(published),
      })
    const author = (
      await sql<{ name: string }>`select name from body_terms where body_id = ${centre(commune)} and upper_inf(valid)`.execute(tx)
    ).rows[0]!.name
    for (const one of taken) {
      const startsOn = dayOf(at(one.daysAgo))
      const of = { id, versionId, title: draft.title, centre: author }
      const plan = { plan: one.plan, responsible: one.responsible, startsOn, measureId: one.measure, months: 3 }
      const adoption = await recordAdoption(tx, centre(one.commune), of, plan, startsOn, { by: director(one.commune), at: at(one.daysAgo) })
      if (one.seen) await recordSeen(tx, id, at(one.daysAgo - 2))
      if (one.kept) await recordReview(tx, adoption, dayOf(at(one.kept[0])), one.kept[1], keyed(people, `${one.commune}/culture-head`))
      if (one.ended) await recordEnd(tx, adoption, dayOf(at(one.ended[0])), one.ended[1], false, director(one.commune))
    }
  }
}
