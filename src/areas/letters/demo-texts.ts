import { officialDay } from '../../work/papers/index.ts'

/** The demo's papers, written for it; laid out as the orders of their day say. Dates follow the first start. */

export const partyLetter = (on: Temporal.PlainDate) => `ĐẢNG BỘ TỈNH BẮC NINH
ĐẢNG ỦY XÃ NHÃ NAM
*
Số 87-CV/ĐU
về việc lãnh đạo phát triển Trung tâm học tập cộng đồng xã

ĐẢNG CỘNG SẢN VIỆT NAM
Nhã Nam, ${officialDay(on)}

Kính gửi: - Các cơ quan tham mưu, giúp việc Đảng ủy,
- Ủy ban nhân dân xã,
- Ủy ban MTTQ Việt Nam xã và các tổ chức chính trị - xã hội,
- Hội Khuyến học xã.

Sau một năm sắp xếp, Trung tâm học tập cộng đồng xã đã mở được nhiều lớp gắn với nhu cầu của nhân dân. Tuy vậy, ban giám đốc còn thiếu người, quy chế chưa được ban hành lại, việc khảo sát nhu cầu chưa đều giữa các thôn. Thường trực Đảng ủy yêu cầu tập trung thực hiện các nhiệm vụ sau:

1. Quán triệt, phổ biến vị trí, vai trò của Trung tâm đến từng chi bộ; lập kế hoạch khắc phục những việc còn yếu, nêu rõ người phụ trách và thời gian hoàn thành.

2. Kiện toàn Ban Giám đốc đủ số lượng, đúng tiêu chuẩn, đúng quy trình theo Quyết định số 09/2008/QĐ-BGDĐT ngày 24/3/2008 của Bộ trưởng Bộ Giáo dục và Đào tạo; bồi dưỡng chuyên môn, nghiệp vụ cho cán bộ quản lý.

3. Đẩy mạnh khuyến học, khuyến tài; phát động đăng ký gia đình, dòng họ, cộng đồng, đơn vị và công dân học tập; khảo sát, lập kế hoạch tập huấn cán bộ quản lý Trung tâm.

4. Rà soát hoạt động, ban hành quy chế hoạt động cụ thể; vận động trao tặng sách, xây dựng thư viện cộng đồng, phát triển văn hóa đọc ở các thôn.

5. Ủy ban nhân dân xã chỉ đạo Trung tâm xây dựng kế hoạch hoạt động từng năm trên cơ sở khảo sát nhu cầu và chương trình của các cơ quan, đoàn thể; bố trí kinh phí hoạt động thường xuyên.

6. Ủy ban Kiểm tra Đảng ủy kiểm tra việc thực hiện tại các cơ quan, đơn vị; Ủy ban MTTQ Việt Nam xã và các đoàn thể phối hợp vận động nhân dân tham gia học tập.

Giao Văn phòng Đảng ủy theo dõi, đôn đốc, định kỳ hằng tháng tổng hợp báo cáo Thường trực Đảng ủy.

Nơi nhận:
- Như trên,
- Thường trực HĐND xã,
- Các đồng chí Ủy viên Ban Chấp hành Đảng bộ xã,
- Lưu Văn phòng Đảng ủy.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
Trần Thị Ngọc Lâm`

export const committeePlan = (on: Temporal.PlainDate, letterOn: Temporal.PlainDate) => `ỦY BAN NHÂN DÂN
XÃ NHÃ NAM

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 112/KH-UBND
Nhã Nam, ${officialDay(on)}

KẾ HOẠCH
Phát triển Trung tâm học tập cộng đồng xã Nhã Nam

Thực hiện Công văn số 87-CV/ĐU ${officialDay(letterOn)} của Đảng ủy xã Nhã Nam về lãnh đạo phát triển Trung tâm học tập cộng đồng, Ủy ban nhân dân xã ban hành Kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU

1. Bảo đảm mỗi nội dung được giao có cơ quan chịu trách nhiệm, có sản phẩm và thời hạn rõ ràng.

2. Lấy kết quả thực hiện tại thôn làm thước đo.

II. NHIỆM VỤ

1. Phòng Văn hóa - Xã hội phổ biến Kế hoạch, lập hồ sơ kiện toàn Ban Giám đốc, dự thảo quy chế hoạt động.

2. Trung tâm học tập cộng đồng tổng hợp khảo sát nhu cầu của 18 thôn, lập kế hoạch năm.

3. Phòng Kinh tế tham mưu bố trí kinh phí hoạt động thường xuyên của Trung tâm.

III. TỔ CHỨC THỰC HIỆN

Các cơ quan, đơn vị báo cáo kết quả về Ủy ban nhân dân xã (qua Phòng Văn hóa - Xã hội) trước ngày 25 hằng tháng./.

Nơi nhận:
- Thường trực Đảng ủy (b/c);
- Các phòng, trung tâm thuộc UBND xã;
- Lưu: VT, VHXH.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Vũ Đình Quảng`

export interface Short {
  system: 'party' | 'state'
  parent: string
  issuer: string
  code: string
  place: string
  subject: string
  to: string
  items: string[]
  archive: string
  authority: string
  signer: string
}

/** A short công văn in the layout of its system. */
export function shortLetter(
  { system, parent, issuer, code, place, subject, to, items, archive, authority, signer }: Short,
  on: Temporal.PlainDate,
): string {
  const party = system === 'party'
  const head = party
    ? `${parent.toUpperCase()}\n${issuer.toUpperCase()}\n*\nSố ${code}\nvề việc ${subject}\n\nĐẢNG CỘNG SẢN VIỆT NAM`
    : `${parent.toUpperCase()}\n${issuer.toUpperCase()}\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: ${code}\nV/v ${subject}`
  const body = items.map((item, i) => `${i + 1}. ${item}`).join('\n\n')
  return `${head}\n${place}, ${officialDay(on)}\n\nKính gửi: ${to}.\n\nĐể thực hiện thống nhất, đề nghị các cơ quan quan tâm các nội dung sau:\n\n${body}${party ? '' : './.'}\n\nNơi nhận:\n- Như trên${party ? ',' : ';'}\n- Lưu${party ? '' : ':'} ${archive}.\n\n${authority}\n${signer}`
}

export const districtLetter = `ĐẢNG BỘ TỈNH BẮC GIANG
HUYỆN ỦY TÂN YÊN
*
Số -CV/HU
V/v củng cố các trung tâm học tập cộng đồng

ĐẢNG CỘNG SẢN VIỆT NAM
Tân Yên, ngày tháng 8 năm 2023

Kính gửi: - Các cơ quan, đơn vị thuộc Huyện ủy, UBND huyện,
- Các chi, đảng bộ trực thuộc Huyện ủy,
- UBND các xã, thị trấn.

Các trung tâm học tập cộng đồng của huyện hoạt động chưa đồng đều. Để khắc phục, Ban Thường vụ Huyện ủy yêu cầu:

1. Cấp ủy, chính quyền các xã, thị trấn lãnh đạo việc củng cố trung tâm, coi đây là nhiệm vụ thường xuyên.

2. Kiện toàn ban giám đốc đủ người, đúng quy trình.

3. Chỉ đạo trung tâm lập kế hoạch từng năm trên cơ sở khảo sát nhu cầu của nhân dân.

Giao Văn phòng Huyện ủy theo dõi, đôn đốc; báo cáo Thường trực Huyện ủy theo quy định.

Nơi nhận:
- Như trên,
- Thường trực Huyện ủy, HĐND, UBND huyện,
- Lưu Văn phòng Huyện ủy.

T/M BAN THƯỜNG VỤ
BÍ THƯ
Âu Văn Thạch`
