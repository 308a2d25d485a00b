import type { StoryTask, Work } from './demo-commune.ts'

/** One letter a cell: D done on time, L done late, O open in time, X overdue. Together 19, 4, 13 and 4 of 5 × 8 = 40 (practice.md, "The demo"). */
const outcome: Record<string, string> = {
  'nha-nam': 'DDDXLDOO',
  'tan-yen': 'DDLDDOOO',
  'phuc-hoa': 'DDDLXOOO',
  'ngoc-thien': 'DDDDXDOO',
  'quang-trung': 'DDLXDOOO',
}

const tasks: [title: string, product: string, due: number, report: string][] = [
  [
    'Rà soát, báo cáo hiện trạng trung tâm học tập cộng đồng sau sắp xếp',
    'Báo cáo hiện trạng',
    -52,
    'Đã rà soát trụ sở, nhân sự, tài sản, sách của trung tâm; gửi kèm biểu tổng hợp.',
  ],
  ['Ban hành quyết định thành lập, kiện toàn trung tâm', 'Quyết định', -44, 'Đã ban hành quyết định, công khai tại trụ sở.'],
  ['Cử cán bộ quản lý trung tâm tham gia tập huấn cấp tỉnh', 'Danh sách cử đi tập huấn', -35, 'Đã cử 3 cán bộ tham gia đủ thời gian.'],
  ['Xây dựng, ban hành quy chế hoạt động của trung tâm', 'Quy chế hoạt động', -24, 'Đã ban hành quy chế, gửi kèm bản ký.'],
  [
    'Tự đánh giá, xếp loại trung tâm theo bộ tiêu chí',
    'Biên bản, bảng điểm tự đánh giá',
    -8,
    'Đã họp tự đánh giá, biên bản và bảng điểm kèm theo.',
  ],
  ['Báo cáo kết quả Tuần lễ hưởng ứng học tập suốt đời', 'Báo cáo', 5, 'Đã tổ chức lễ phát động và 6 chuyên đề tại nhà văn hóa thôn.'],
  ['Hoàn thiện hồ sơ đánh giá xếp loại trung tâm năm', 'Hồ sơ minh chứng', 22, ''],
  ['Lập kế hoạch hoạt động năm sau trên cơ sở khảo sát nhu cầu', 'Kế hoạch năm', 38, ''],
]

const excuses: Record<string, string> = {
  'nha-nam': 'Dự thảo quy chế đang lấy ý kiến các thôn, còn chỗ chưa thống nhất về giờ mở cửa.',
  'phuc-hoa': 'Thiếu phó giám đốc phụ trách hồ sơ nên chưa họp được tổ tự đánh giá.',
  'ngoc-thien': 'Đã chấm điểm 4/5 tiêu chí; còn chờ xác nhận số liệu thu, chi.',
  'quang-trung': 'Đang hợp nhất số liệu của các xã cũ, hồ sơ tài sản chưa bàn giao xong.',
}

const given = 66

function workOf(commune: string, letter: string, due: number, report: string, order: number): Work {
  const work: Work = {
    body: `${commune}/peoples-committee`,
    by: commune === 'nha-nam' ? 'deputy-chair' : `${commune}/deputy-chair`,
    role: 'lead',
    received: given - 2 - order,
  }
  const reported = letter === 'L' ? -due - 3 - order / 2 : Math.max(-due, 0) + 2 + order
  if (letter === 'D' || letter === 'L')
    return { ...work, submitted: [Math.floor(reported), report], accepted: Math.max(Math.floor(reported) - 2, 0) }
  const excuse = excuses[commune]
  if (letter === 'X' && excuse) return { ...work, entries: [[-due + 2, excuse]] }
  return order % 2 ? { ...work, entries: [[6 + order, 'Đã phân công cán bộ, đang thu thập minh chứng.']] } : work
}

/** The province's education department to the five communes. */
export const provinceTasks: StoryTask[] = tasks.map(([title, product, due, report], i) => ({
  item: i + 1,
  title,
  product,
  due,
  work: Object.entries(outcome).map(([commune, letters], order) => workOf(commune, letters[i] ?? 'O', due, report, order)),
}))
export const provinceGiven = given
