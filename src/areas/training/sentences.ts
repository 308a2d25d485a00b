import { both } from '../../kernel/words.ts'
import type { PasteProblem } from './course.ts'

export const sentences = {
  noTitle: both('Ghi tên.', 'Give a title.'),
  noStrand: both('Chọn mảng nghiệp vụ hoặc lý luận, chính trị.', 'Choose the strand.'),
  badDate: both('Ngày chưa đúng. Ghi như 15/12/2026.', 'Not a day. Write it as 15/12/2026.'),
  badHours: both('Số giờ phải là số nguyên từ 0 đến 2000 (lớp: từ 1).', 'Hours go from 0 to 2000.'),
  badSeats: both('Số chỗ phải từ 1 đến 5000.', 'Seats go from 1 to 5000.'),
  badYears: both('Số năm phải là số nguyên từ 1.', 'Whole years from 1.'),
  noForm: both('Chọn hình thức.', 'Choose the form.'),
  noTopic: both('Chọn ít nhất một nội dung trong danh sách.', 'Choose at least one topic of the list.'),
  noTime: both('Chọn thời gian.', 'Choose the time.'),
  cancelled: both('Lớp đã hủy.', 'The course is cancelled.'),
  closed: both('Lớp đã kết thúc. Sửa kết quả từng người, kèm lý do.', 'The course is closed. Correct single results, with the reason.'),
  begun: both('Lớp đã bắt đầu nên danh sách và kế hoạch lớp không đổi nữa.', 'The course has begun.'),
  notBegun: both('Lớp chưa bắt đầu. Điểm danh từ ngày đầu của lớp.', 'It has not begun yet.'),
  notOver: both('Lớp chưa hết ngày. Kết thúc sau ngày cuối.', 'It is not over yet.'),
  noAttendance: both('Còn người chưa điểm danh. Điểm danh rồi kết thúc lớp.', 'Record who came first.'),
  nobodyToCall: both('Danh sách trống. Thêm người trước khi gửi giấy triệu tập.', 'The list is empty.'),
  allCalled: both('Mọi người trong danh sách đã được triệu tập.', 'Everybody was called already.'),
  nobodyChosen: both('Chọn ít nhất một người.', 'Choose somebody.'),
  notStaff: both(
    'Người này không giữ chức danh ở trung tâm nào trong địa bàn. Chọn người khác.',
    'Not in office at a centre of the territory.',
  ),
  noReason: both('Ghi lý do.', 'Give the reason.'),
  noReply: both('Chọn sẽ dự hoặc không dự được.', 'Choose an answer.'),
  notInvited: both('Người này chưa được triệu tập.', 'Not called yet.'),
  calledAlready: both(
    'Đã gửi giấy triệu tập nên không bỏ được nữa. Ghi trả lời “Không dự được” kèm lý do.',
    'Already called. Write down that he declines.',
  ),
  future: both('Ngày này chưa đến. Kiểm tra lại.', 'That day is ahead.'),
  ownRecord: both(
    'Không tự ghi trình độ của mình. Người khác trong Ban giám đốc, quản trị đơn vị hoặc phòng Văn hóa – Xã hội ghi.',
    'Nobody records his own qualifications.',
  ),
  noLevel: both('Chọn trình độ.', 'Choose the level.'),
  noRole: both('Chọn chức danh.', 'Choose the post.'),
  noEvidence: both('Chưa có minh chứng. Ghi số văn bằng, nơi cấp hoặc đính kèm tệp.', 'No evidence. Describe it or attach a file.'),
  fromCourse: both('Trình độ do lớp tập huấn cấp; cơ quan tổ chức sửa kết quả lớp.', 'Given by a course; its organiser corrects it.'),
  withdrawnAlready: both('Bản ghi này đã rút.', 'Withdrawn already.'),
  surveyNotOpen: both('Khảo sát không còn nhận trả lời.', 'The survey is not open.'),
  oneToThree: both('Chọn từ 1 đến 3 nội dung.', 'Choose one to three topics.'),
  answeredAlready: both('Người này đã có phiếu.', 'Answered already.'),
  notCalled: both('Không có giấy triệu tập này. Mở lại trang Tập huấn của tôi.', 'No such summons.'),
  tooLate: both('Lớp đã qua nên không trả lời được nữa.', 'The course is over.'),
  inPlanAlready: both('Người này đã có trong kế hoạch về nội dung đó.', 'Already in the plan.'),
  noBasis: both('Ghi căn cứ.', 'Give the basis.'),
  topicThere: both('Nội dung này đã có.', 'The topic is there already.'),
  endsFirst: (day: string) => both(`Ngày kết thúc sớm hơn ngày bắt đầu ${day}. Kiểm tra lại.`, `It ends before it begins on ${day}.`),
  full: (left: string) => both(`Lớp chỉ còn ${left} chỗ. Bớt người hoặc tăng số chỗ.`, `Only ${left} seats are left.`),
  fewerSeats: (taken: string) =>
    both(`Lớp đã có ${taken} người. Bớt người trước khi giảm số chỗ.`, `${taken} people are on it already. Take some off first.`),
  seatGone: both(
    'Chỗ đã dành cho người khác, lớp đủ người. Liên hệ cơ quan tổ chức để tăng số chỗ.',
    'The seat went to somebody else and the course is full. Ask the organiser for more seats.',
  ),
  normBegun: both(
    'Cơ quan đã có chuẩn đang áp dụng từ ngày này hoặc sau đó. Chọn ngày muộn hơn.',
    'A norm of the office is in force since this day or a later one. Choose a later day.',
  ),
  normTwice: both(
    'Chuẩn này vừa được người khác ban hành cho cùng thời gian. Mở lại trang để xem.',
    'Somebody else has just decided this norm for the same time. Open the page again.',
  ),
  holdsAccount: both(
    'Người này có tài khoản nên tự trả lời trong Tập huấn của tôi.',
    'This person has an account and answers in My training.',
  ),
  paste: ({ line, kind, name }: PasteProblem) =>
    ({
      unknown: both(
        `Dòng ${line}: “${name}” không có trong danh sách lớp. Sửa tên; chưa dòng nào được lưu.`,
        `Line ${line}: “${name}” is not on the list; nothing was saved.`,
      ),
      twice: both(
        `Dòng ${line}: “${name}” trùng tên hoặc lặp lại. Ghi trên trang từng người; chưa dòng nào được lưu.`,
        `Line ${line}: “${name}” is not unique; nothing was saved.`,
      ),
      hours: both(
        `Dòng ${line}: số giờ phải là số nguyên; chưa dòng nào được lưu.`,
        `Line ${line}: hours are a whole number; nothing was saved.`,
      ),
    })[kind],
}
