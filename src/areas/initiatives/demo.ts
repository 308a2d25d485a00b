import { dayOf } from '../../kernel/clock.ts'
import type { Tx } from '../../kernel/db/index.ts'
import type { Files } from '../../kernel/files.ts'
import type { DemoRegistry } from '../../registry/demo/index.ts'
import { recordInitiative, recordInitiativeWithdrawal, recordRecognition } from './record.ts'

interface Story {
  commune: string
  authors: string[]
  other?: string
  title: string
  problem: string
  solution: string
  benefit: string
  /** Days before today. */
  applied: number
  recorded: number
  communeDays?: number
  provinceDays?: number
  withdrawn?: string
}

/** Two recognised, one of them by the province as well; one only recorded, one taken out of the register. */
const stories: Story[] = [
  {
    commune: 'nha-nam',
    authors: ['study-chair', 'school-head'],
    title: 'Lớp học buổi tối theo mùa vụ ở các nhà văn hóa thôn',
    problem: 'Người lao động bận mùa vụ, lớp mở cố định tại trung tâm xã vắng người học.',
    solution:
      'Lấy lịch mùa vụ của từng thôn, mở lớp ngắn 2–3 buổi tại nhà văn hóa thôn vào tuần nông nhàn, giáo viên trường THCS luân phiên.',
    benefit: 'Số lượt người học ở các thôn xa tăng khoảng một phần ba so với năm trước; không phát sinh tiền thuê địa điểm.',
    applied: 240,
    recorded: 150,
    communeDays: 60,
  },
  {
    commune: 'nha-nam',
    authors: ['deputy-chair'],
    other: 'Nhóm cộng tác viên thôn Gốc Đa',
    title: 'Loa thôn báo lịch học kèm số điện thoại người nhận đăng ký',
    problem: 'Nhiều người không biết lịch lớp học.',
    solution: 'Soạn thông báo hai phút phát trên loa thôn tối Chủ nhật, ghi rõ người nhận đăng ký ở thôn.',
    benefit: 'Mỗi lớp thêm trung bình bốn người đăng ký qua trưởng thôn.',
    applied: 70,
    recorded: 20,
  },
  {
    commune: 'tan-yen',
    authors: ['tan-yen/school-head'],
    title: 'Tủ sách lưu động đi cùng chuyên đề',
    problem: 'Sách của trung tâm ít người mượn vì xa.',
    solution: 'Mỗi buổi chuyên đề mang theo một thùng sách đúng nội dung, cho mượn tại chỗ, trả ở buổi sau.',
    benefit: 'Lượt mượn sách tăng gấp đôi trong sáu tháng.',
    applied: 330,
    recorded: 300,
    communeDays: 200,
    provinceDays: 45,
  },
  {
    commune: 'ngoc-thien',
    authors: ['ngoc-thien/study-chair'],
    title: 'Phiếu khảo sát bằng tranh',
    problem: 'Người cao tuổi ngại điền phiếu chữ.',
    solution: 'Vẽ mười nội dung học thành tranh, người dân chỉ chọn tranh.',
    benefit: 'Thu thêm phiếu ở nhóm trên 60 tuổi.',
    applied: 100,
    recorded: 90,
    withdrawn: 'Trùng với sáng kiến của nhà trường đã ghi ở sổ khác',
  },
]

export async function loadDemoInitiatives(tx: Tx, { bodies, people }: DemoRegistry, files: Files, now: Temporal.Instant): Promise<void> {
  const at = (daysAgo: number) => now.subtract({ hours: 24 * daysAgo })
  for (const story of stories) {
    const { commune, authors, other = '', applied, recorded, withdrawn, communeDays: recognised, provinceDays: province, ...told } = story
    const key = (name: string) => people[commune === 'nha-nam' ? name : `${commune}/${name}`]!
    const by = key('deputy-chair')
    const initiative = { ...told, otherAuthors: other, authorIds: authors.map((name) => people[name]!), appliedOn: dayOf(at(applied)) }
    const centreId = bodies[`${commune}/learning-centre`]!
    const id = await recordInitiative(tx, centreId, initiative, dayOf(at(recorded)), { by, at: at(recorded) })
    if (withdrawn) await recordInitiativeWithdrawal(tx, id, withdrawn, { by, at: at(recorded - 5) })
    if (recognised) {
      const decision = {
        level: 'commune',
        code: '86/QĐ-UBND',
        decidedOn: dayOf(at(recognised)),
        issuer: 'Chủ tịch UBND xã',
        fileId: null,
      } as const
      await recordRecognition(tx, { id, centreId }, decision, { by: key('chair'), at: at(recognised) })
    }
    if (!province) continue
    const copy = new File([`DỮ LIỆU MINH HỌA\n\n412/QĐ-HĐSK\n\nCông nhận sáng kiến: ${told.title}\n`], 'Quyết định 412-QĐ-HĐSK.txt')
    const fileId = (await files.keepOwn(tx, copy, by, at(province))).id
    const decision = {
      level: 'province',
      code: '412/QĐ-HĐSK',
      decidedOn: dayOf(at(province)),
      issuer: 'Hội đồng sáng kiến tỉnh',
      fileId,
    } as const
    await recordRecognition(tx, { id, centreId }, decision, { by, at: at(province) })
  }
}
