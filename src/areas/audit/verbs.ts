import type { Lang } from '../../kernel/words.ts'

/** What each verb of the log is called; a test finds every verb of the routes here. */
export const verbWords: Record<string, Record<Lang, string>> = {
  'signed-in': { vi: 'Thao tác trên bản minh họa', en: 'Acts on the demo' },
  'session.sign-in': { vi: 'Đăng nhập', en: 'Signs in' },
  'session.sign-in-failed': { vi: 'Đăng nhập không thành công', en: 'Fails to sign in' },
  'session.sign-out': { vi: 'Đăng xuất', en: 'Signs out' },
  'session.end': { vi: 'Kết thúc phiên', en: 'Ends sessions' },
  'system.set-up': { vi: 'Tạo người quản trị đầu tiên', en: 'Makes the first administrator' },
  'post.use': { vi: 'Đổi chức danh đang dùng', en: 'Changes the post in use' },
  'password.change': { vi: 'Đổi mật khẩu', en: 'Changes the password' },
  'second-factor.change': { vi: 'Đổi xác thực hai bước', en: 'Changes the second factor' },
  'letter.read': { vi: 'Xem, tải văn bản', en: 'Reads letters' },
  'letter.enter': { vi: 'Nhập văn bản', en: 'Enters a letter' },
  'letter.assign': { vi: 'Giao nhiệm vụ từ văn bản', en: 'Assigns from a letter' },
  'letter.purge': { vi: 'Xóa nội dung văn bản nhập nhầm', en: 'Purges a letter' },
  'arrival.read': { vi: 'Xem văn bản đến', en: 'Reads arrivals' },
  'arrival.register': { vi: 'Vào sổ văn bản đến', en: 'Registers an arrival' },
  'arrival.present': { vi: 'Trình lãnh đạo', en: 'Presents to the leader' },
  'arrival.note': { vi: 'Ghi ý kiến chỉ đạo', en: 'Notes' },
  'arrival.forward': { vi: 'Chuyển xử lý', en: 'Forwards' },
  'arrival.handle': { vi: 'Đánh dấu đã xử lý', en: 'Marks as handled' },
  'outgoing.read': { vi: 'Xem, tải văn bản đi', en: 'Reads outgoing papers' },
  'outgoing.draft': { vi: 'Soạn, trình văn bản đi', en: 'Drafts and submits' },
  'outgoing.sign': { vi: 'Ký hoặc trả lại dự thảo', en: 'Signs or returns a draft' },
  'outgoing.number': { vi: 'Cấp số, ngày văn bản đi', en: 'Numbers an outgoing paper' },
  'outgoing.issue': { vi: 'Phát hành văn bản', en: 'Issues a paper' },
  'outgoing.recall': { vi: 'Thu hồi văn bản', en: 'Recalls a paper' },
  'outgoing.series': { vi: 'Khai báo cách lấy số', en: 'Declares the numbering' },
  'dissemination.read': { vi: 'Xem, tải mức độ phổ biến văn bản', en: 'Reads dissemination' },
  'dissemination.record': { vi: 'Ghi, rút buổi quán triệt, phổ biến', en: 'Records dissemination' },
  'legal.manage': { vi: 'Cập nhật thư viện văn bản', en: 'Keeps the legal library' },
  'task.read': { vi: 'Xem, tải danh sách nhiệm vụ', en: 'Reads tasks' },
  'task.assign': { vi: 'Giao nhiệm vụ', en: 'Assigns' },
  'assignment.read': { vi: 'Xem nhiệm vụ', en: 'Reads an assignment' },
  'assignment.receive': { vi: 'Tiếp nhận nhiệm vụ', en: 'Receives' },
  'assignment.work': { vi: 'Cập nhật kết quả, minh chứng', en: 'Records progress' },
  'assignment.submit': { vi: 'Báo cáo hoàn thành', en: 'Submits' },
  'assignment.confirm': { vi: 'Xác nhận hoặc đề nghị bổ sung', en: 'Confirms or returns' },
  'assignment.extend': { vi: 'Xin gia hạn', en: 'Asks for an extension' },
  'assignment.delegate': { vi: 'Chuyển người thực hiện', en: 'Hands on inside the body' },
  'replacement.decide': { vi: 'Xử lý việc của văn bản bị thay thế', en: 'Decides on tasks of replaced documents' },
  'task.calls': { vi: 'Xem, in danh sách gọi', en: 'Reads the call list' },
  'notice.read': { vi: 'Đổi cách nhận lời nhắc, thư tuần', en: 'Changes reminders and the weekly letter' },
  'notice.clear': { vi: 'Cất lời nhắc', en: 'Puts a reminder away' },
  'follow-up.read': { vi: 'Tải bảng theo dõi, báo cáo', en: 'Downloads follow-up and reports' },
  'figures.read': { vi: 'Tải số liệu', en: 'Downloads figures' },
  'unit.manage': { vi: 'Thay đổi đơn vị', en: 'Changes units' },
  'unit.export': { vi: 'Xuất toàn bộ dữ liệu đơn vị (dòng lệnh)', en: 'Exports a unit (command line)' },
  'unit.package': { vi: 'Nạp gói dữ liệu đơn vị (dòng lệnh)', en: 'Imports a unit package (command line)' },
  'unit.import': { vi: 'Nạp danh mục đơn vị (dòng lệnh)', en: 'Imports a unit list (command line)' },
  'people.read': { vi: 'Xem, tải danh sách cán bộ', en: 'Reads people' },
  'people.create': { vi: 'Thêm cán bộ, cấp tài khoản', en: 'Adds a person' },
  'people.import': { vi: 'Thêm nhiều cán bộ', en: 'Adds people from a list' },
  'people.code': { vi: 'Cấp mã đăng nhập mới', en: 'Gives a new code' },
  'people.account': { vi: 'Khóa, mở tài khoản', en: 'Locks or opens an account' },
  'people.post': { vi: 'Giao chức danh', en: 'Gives a post' },
  'people.post-end': { vi: 'Thôi giữ chức danh', en: 'Ends a post' },
  'people.hand-over': { vi: 'Ghi bàn giao chức danh', en: 'Records a hand-over' },
  'hand-over.read': { vi: 'Xem biên bản bàn giao', en: 'Reads a hand-over' },
  'hand-over.receive': { vi: 'Ký nhận bàn giao', en: 'Receives a hand-over' },
  'audit.read': { vi: 'Xem, tải nhật ký', en: 'Reads the log' },
  'audit.read-system': { vi: 'Xem nhật ký hệ thống', en: 'Reads the system log' },
}

export const verbName = (verb: string, lang: Lang): string => verbWords[verb]?.[lang] ?? verb

const pages: [prefix: string, path: string][] = [
  ['letter.', '/letters'],
  ['arrival.', '/arrivals'],
  ['outgoing.', '/issuing'],
  ['task.', '/tasks'],
  ['assignment.', '/assignments'],
  ['people.', '/people'],
]

/** Page of what the act was about, where there is one. */
export function subjectPage(verb: string, subjectId: string | null): string | null {
  const page = pages.find(([prefix]) => verb.startsWith(prefix))
  return subjectId && page ? `${page[1]}/${subjectId}` : null
}
