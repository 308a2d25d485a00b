/** What one office did with its task; numbers are days before the first start of the demo. */
export interface Work {
  body: string
  /** Demo key of the person who receives and reports for the office. */
  by: string
  role: 'lead' | 'with'
  received?: number
  /** The office's own implementing document, as it stands in its journal. */
  implementing?: [days: number, text: string]
  entries?: [days: number, text: string][]
  submitted?: [days: number, text: string]
  returned?: [days: number, reason: string]
  accepted?: number
}

export interface StoryTask {
  /** Number of the letter's item that the task stands on; 0: none. */
  item: number
  /** For tasks that carry on another: its place in `partyTasks`. */
  under?: number
  title: string
  product: string
  /** Days from today; null: the letter sets no date and nobody did. */
  due: number | null
  /** The records that fulfil it (feature T10). */
  binding?: { measureId: string; threshold: number }
  work: Work[]
}

const body = (key: string) => `nha-nam/${key}`
/** A week after the letter; the task without a due date is not in it. */
const committeePlan: Work['implementing'] = [54, 'Kế hoạch số 112/KH-UBND khắc phục tồn tại, hạn chế của Trung tâm học tập cộng đồng']

/** The Party committee's letter of two months ago: seven offices, nine tasks; two offices late, three results wait for the head of the Party office. */
export const partyTasks: StoryTask[] = [
  {
    item: 1,
    title: 'Quán triệt, phổ biến công văn và các văn bản về trung tâm học tập cộng đồng đến các chi bộ',
    product: 'Báo cáo kết quả quán triệt, danh sách chi bộ đã phổ biến',
    due: -30,
    work: [
      {
        body: body('party-board'),
        by: 'party-board-head',
        role: 'lead',
        received: 59,
        implementing: [55, 'Hướng dẫn số 04-HD/BXDĐ về phổ biến công văn trong sinh hoạt chi bộ'],
        entries: [[52, 'Đã gửi tài liệu tới 21 chi bộ, đề nghị đưa vào sinh hoạt chi bộ tháng 10.']],
        submitted: [33, '21/21 chi bộ đã phổ biến trong sinh hoạt tháng 10, 486 lượt đảng viên tham dự.'],
        accepted: 31,
      },
    ],
  },
  {
    item: 1,
    title: 'Xây dựng kế hoạch khắc phục tồn tại, hạn chế của Trung tâm học tập cộng đồng',
    product: 'Kế hoạch của UBND xã',
    due: -47,
    work: [
      {
        body: body('peoples-committee'),
        by: 'deputy-chair',
        role: 'lead',
        received: 59,
        entries: [[56, 'Phòng Văn hóa - Xã hội đang dự thảo kế hoạch.']],
        implementing: committeePlan,
        submitted: [53, 'UBND xã đã ban hành kế hoạch, giao Phòng Văn hóa - Xã hội làm đầu mối.'],
        accepted: 50,
      },
    ],
  },
  {
    item: 2,
    title: 'Kiện toàn Ban Giám đốc Trung tâm học tập cộng đồng đủ số lượng, chuẩn trình độ',
    product: 'Quyết định kiện toàn, hồ sơ nhân sự',
    due: 24,
    work: [
      {
        body: body('peoples-committee'),
        by: 'deputy-chair',
        role: 'lead',
        received: 59,
        implementing: committeePlan,
        entries: [[20, 'Đã rà soát nhân sự, đang hoàn thiện hồ sơ bổ nhiệm phó giám đốc.']],
      },
      {
        body: body('party-board'),
        by: 'party-board-head',
        role: 'with',
        received: 58,
        implementing: [30, 'Công văn số 09-CV/BXDĐ về thẩm định nhân sự Ban Giám đốc'],
        submitted: [4, 'Đã thẩm định tiêu chuẩn chính trị của nhân sự dự kiến, có văn bản nhận xét kèm theo.'],
      },
    ],
  },
  {
    item: 3,
    title: 'Phát động xây dựng gia đình, dòng họ, cộng đồng, đơn vị, công dân học tập',
    product: 'Danh sách đăng ký, báo cáo phát động',
    due: -5,
    work: [
      {
        body: body('study-society'),
        by: 'study-chair',
        role: 'lead',
        received: 57,
        entries: [
          [40, 'Đã phát phiếu đăng ký tới 18 thôn.'],
          [18, '14/18 thôn đã nộp danh sách đăng ký.'],
        ],
        submitted: [6, 'Đã tổng hợp đăng ký của 18/18 thôn: 1.248 gia đình, 31 dòng họ, 18 cộng đồng, 9 đơn vị.'],
      },
      {
        body: body('youth-union'),
        by: 'youth-union-head',
        role: 'with',
        received: 55,
        entries: [[9, 'Đã phát động ở 13/18 chi đoàn; 5 chi đoàn chưa họp được vì đoàn viên đi làm ca, sẽ xong trong tuần tới.']],
      },
    ],
  },
  {
    item: 3,
    title: 'Khảo sát, lập kế hoạch tập huấn cán bộ quản lý trung tâm',
    product: 'Kế hoạch tập huấn',
    due: 16,
    work: [
      {
        body: body('peoples-committee'),
        by: 'deputy-chair',
        role: 'lead',
        received: 58,
        implementing: committeePlan,
        entries: [[14, 'Đang lấy nhu cầu tập huấn của ban giám đốc và báo cáo viên.']],
      },
    ],
  },
  {
    item: 4,
    title: 'Rà soát hoạt động, ban hành quy chế hoạt động cụ thể của trung tâm',
    product: 'Quy chế hoạt động',
    due: 9,
    binding: { measureId: 'regulation.in-force', threshold: 1 },
    work: [
      {
        body: body('peoples-committee'),
        by: 'deputy-chair',
        role: 'lead',
        received: 58,
        implementing: committeePlan,
        entries: [[12, 'Dự thảo quy chế đã gửi lấy ý kiến các thôn, đoàn thể.']],
      },
    ],
  },
  {
    item: 4,
    title: 'Vận động trao tặng sách, xây dựng thư viện cộng đồng, phát triển văn hóa đọc',
    product: 'Báo cáo kết quả vận động, danh mục sách',
    due: 12,
    work: [
      {
        body: body('women-union'),
        by: 'women-union-head',
        role: 'lead',
        received: 56,
        entries: [[30, 'Đã phát động tới 18 chi hội.']],
        submitted: [3, '16 chi hội đã vận động 412 đầu sách, đã bàn giao cho trung tâm.'],
      },
      { body: body('front'), by: 'front-chair', role: 'with' },
    ],
  },
  {
    item: 5,
    title: 'Xây dựng kế hoạch hoạt động năm của trung tâm trên cơ sở khảo sát nhu cầu; bố trí kinh phí hỗ trợ',
    product: 'Kế hoạch năm, dự toán',
    due: null,
    work: [
      {
        body: body('peoples-committee'),
        by: 'deputy-chair',
        role: 'lead',
        received: 57,
        entries: [[3, 'Đã khảo sát 14/18 thôn, 612/900 hộ.']],
      },
    ],
  },
  {
    item: 6,
    title: 'Kiểm tra việc thực hiện công văn tại cơ quan, đơn vị',
    product: 'Thông báo kết quả kiểm tra',
    due: -4,
    work: [
      {
        body: body('inspection-committee'),
        by: 'inspection-head',
        role: 'lead',
        received: 58,
        implementing: [40, 'Kế hoạch kiểm tra số 03-KH/UBKT'],
        entries: [[5, 'Mới kiểm tra được 3/6 đơn vị; hai cán bộ đang tham gia đoàn kiểm tra của Tỉnh ủy đến hết tháng.']],
      },
    ],
  },
]

/** UBND's own plan, a week after the letter: six tasks of the culture office, and what other bodies do beside it. */
export const committeeTasks: StoryTask[] = [
  {
    item: 0,
    title: 'Phổ biến kế hoạch của UBND xã tới các thôn, trường học, trung tâm',
    product: 'Báo cáo kết quả phổ biến',
    due: -40,
    work: [
      {
        body: body('culture-office'),
        by: 'culture-head',
        role: 'lead',
        received: 53,
        implementing: [51, 'Công văn số 18/VHXH về phổ biến kế hoạch'],
        submitted: [44, 'Đã phổ biến tại hội nghị trưởng thôn, 18/18 thôn và 4 trường dự.'],
        accepted: 42,
      },
    ],
  },
  {
    item: 0,
    under: 2,
    title: 'Lập hồ sơ kiện toàn Ban Giám đốc trung tâm',
    product: 'Hồ sơ nhân sự, dự thảo quyết định',
    due: 12,
    work: [
      {
        body: body('culture-office'),
        by: 'culture-head',
        role: 'lead',
        received: 52,
        entries: [[20, 'Đã có ý kiến của Hội Khuyến học và nhà trường; còn thiếu bản sao văn bằng của một nhân sự.']],
      },
    ],
  },
  {
    item: 0,
    under: 4,
    title: 'Khảo sát nhu cầu tập huấn và lập danh sách học viên',
    product: 'Danh sách, dự toán tập huấn',
    due: 6,
    work: [
      {
        body: body('culture-office'),
        by: 'culture-head',
        role: 'lead',
        received: 51,
        entries: [[14, 'Đã gửi phiếu tới 11 cán bộ quản lý, báo cáo viên.']],
      },
    ],
  },
  {
    item: 0,
    under: 5,
    title: 'Dự thảo quy chế hoạt động của trung tâm',
    product: 'Dự thảo quy chế, bản tổng hợp ý kiến',
    due: -2,
    work: [
      {
        body: body('culture-office'),
        by: 'culture-head',
        role: 'lead',
        received: 52,
        implementing: [30, 'Công văn số 21/VHXH lấy ý kiến dự thảo quy chế'],
        entries: [[12, 'Đang tổng hợp ý kiến góp ý của 18 thôn.']],
        submitted: [7, 'Gửi dự thảo lần 1.'],
        returned: [5, 'Bổ sung phần quản lý tài sản, sách được trao tặng.'],
      },
      {
        body: body('learning-centre'),
        by: 'deputy-chair',
        role: 'with',
        received: 50,
        entries: [[10, 'Ban giám đốc đã góp ý chương tổ chức lớp học.']],
      },
    ],
  },
  {
    item: 0,
    under: 7,
    title: 'Tổng hợp khảo sát nhu cầu học tập của nhân dân',
    product: 'Báo cáo tổng hợp khảo sát',
    due: 7,
    work: [
      { body: body('culture-office'), by: 'culture-head', role: 'lead', received: 50, entries: [[3, '14/18 thôn đã nộp, 612/900 hộ.']] },
      {
        body: body('village-5'),
        by: 'village-head',
        role: 'with',
        received: 45,
        entries: [[2, 'Đã khảo sát 39/50 hộ, còn 11 hộ đi làm xa.']],
      },
    ],
  },
  {
    item: 0,
    under: 7,
    title: 'Xây dựng kế hoạch hoạt động năm của trung tâm',
    product: 'Dự thảo kế hoạch năm',
    due: null,
    work: [{ body: body('culture-office'), by: 'culture-head', role: 'lead' }],
  },
]
