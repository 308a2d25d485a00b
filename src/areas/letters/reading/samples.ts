/** Short papers in our own words, one per layout that real offices send; names and places are invented. */
export const decision = `ỦY BAN NHÂN DÂN                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ SÔNG LAM                            Độc lập - Tự do - Hạnh phúc
Số: 86/2025/QĐ-UBND              Sông Lam, ngày 05 tháng 3 năm 2026

QUYẾT ĐỊNH
Về việc thành lập Trung tâm Văn hóa, Thể thao
và Học tập cộng đồng xã Sông Lam

CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ SÔNG LAM

Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;
Căn cứ Nghị định 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;
Theo đề nghị của Trưởng phòng Văn hóa - Xã hội tại Tờ trình số 12/TTr-VHXH ngày 01/3/2026.

QUYẾT ĐỊNH:

Điều 1. Thành lập Trung tâm với các nội dung sau:
I. TÊN GỌI
1. Tên gọi: Trung tâm Học tập cộng đồng.
II. NHIỆM VỤ
a) Mở lớp học;
đ) Tổ chức đọc sách.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 86/2025/QĐ-UBND.
Điều 3. Chánh Văn phòng Ủy ban nhân dân xã và Trưởng phòng Văn hóa - Xã hội chịu trách nhiệm thi hành Quyết định này./.

Nơi nhận:                                   CHỦ TỊCH
- Như Điều 3;
- Sở GD&ĐT (b/c);
- Lưu: VT.                                  Lò Văn Mẫu

PHỤ LỤC
Danh sách lớp học
1. Lớp may
`

export const partyLetter = `ĐẢNG BỘ TỈNH MIỀN XUÔI
ĐẢNG UỶ XÃ SÔNG LAM
*
Số 05-CV/ĐU
về việc tổ chức khảo sát nhu cầu
học tập năm 2026

ĐẢNG CỘNG SẢN VIỆT NAM
Sông Lam, ngày 02 tháng 6 năm 2026

Kính gửi:
- Uỷ ban nhân dân xã,
- Uỷ ban Mặt trận Tổ quốc Việt Nam xã
và các tổ chức chính trị - xã hội xã,
- Các chi bộ trực thuộc.

Thực hiện Kế hoạch số 07-KH/ĐU, ngày 20/5/2026 của Ban Thường vụ Đảng uỷ về xây dựng xã hội học tập, Ban Thường vụ Đảng uỷ yêu cầu:

I- NHIỆM VỤ
1- Uỷ ban nhân dân xã chỉ đạo Trung tâm khảo sát nhu cầu học tập; hoàn thành trước ngày 30/6/2026.
2- Đề nghị Uỷ ban Mặt trận Tổ quốc Việt Nam xã phối hợp tuyên truyền.
II- TỔ CHỨC THỰC HIỆN
1- Giao Văn phòng Đảng uỷ chủ trì, phối hợp với Ban Xây dựng Đảng theo dõi, đôn đốc, định kỳ hằng quý báo cáo Thường trực Đảng uỷ.
2- Các chi bộ báo cáo kết quả, hạn cuối ngày 15 tháng 12 hàng năm.

Trong quá trình thực hiện, nếu có vướng mắc, phản ánh về Văn phòng Đảng uỷ.

Nơi nhận:
- Như kính gửi,
- Thường trực Tỉnh uỷ (để báo cáo),
- Lưu Đảng uỷ.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ THƯỜNG TRỰC
(Đã ký)
Lý Thị Ví Dụ
`

export const wrapped = `UBND TỈNH MIỀN XUÔI
SỞ GIÁO DỤC VÀ ĐÀO TẠO
Số: 1204/SGDĐT-GDTX V/v báo cáo hoạt động trung tâm
học tập cộng đồng năm học 2025 - 2026
CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Miền Xuôi, ngày 12 tháng 5 năm 2026

Kính gửi: Ủy ban nhân dân các xã, phường.

Thực hiện Thông tư số 25/2023/TT-BGDĐT ngày 27 tháng 12 năm 2023 của Bộ
trưởng Bộ Giáo dục và Đào tạo¹, Sở Giáo dục và Đào tạo đề nghị Ủy ban
nhân dân các xã, phường thực hiện một số nội dung sau:
1. Báo cáo tình hình hoạt động của các trung tâm trong năm học 2025
- 2026 theo mẫu gửi kèm, trong đó nêu rõ số lớp, số người học, kinh phí
và những khó khăn theo khoản
2. Điều 5 của Thông tư, tính đến ngày 31/5/2026.
¹ Và Thông tư số 40/2010/TT-BGDĐT ngày 30/12/2010.

2. Báo cáo gửi về Sở (qua Phòng Giáo dục thường xuyên) trước 17 giờ 00
ngày 05/6/2026.
Mọi vướng mắc xin liên hệ Phòng Giáo dục thường xuyên, điện thoại 0123.456.789.
Trân trọng./.
Nơi nhận: KT. GIÁM ĐỐC
- Như trên; PHÓ GIÁM ĐỐC
- Lưu: VT, GDTX.
Tô Thị Mẫu
`

export const invitation = `UBND XÃ SÔNG LAM
PHÒNG VĂN HÓA - XÃ HỘI

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 15/GM-VHXH
Sông Lam, ngày 10 tháng 4 năm 2026

GIẤY MỜI
Dự họp triển khai khảo sát

Phòng Văn hóa - Xã hội trân trọng kính mời:
- Hiệu trưởng các trường học;
- Chủ tịch Hội Khuyến học xã.
Tới dự họp triển khai khảo sát nhu cầu học tập.
1. Thời gian: 08 giờ 00, ngày 15/4/2026 (thứ Tư).
2. Địa điểm: Hội trường UBND xã.
Đề nghị các đồng chí dự họp đúng thành phần./.

TRƯỞNG PHÒNG
Lê Văn Mẫu

Nơi nhận:
- Như thành phần mời;
- Lưu: VT.
`

export const resolution = `HỘI ĐỒNG NHÂN DÂN
TỈNH MIỀN XUÔI
-------
CỘNG HÒA XÃ
HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Nghị quyết số: 74/2025/NQ-HĐND
Miền Xuôi, ngày 10 tháng 12 năm 2025

NGHỊ QUYẾT
QUY ĐỊNH MỨC CHI HỖ TRỢ HOẠT ĐỘNG CỦA TRUNG TÂM HỌC TẬP CỘNG ĐỒNG
HỘI ĐỒNG NHÂN DÂN TỈNH MIỀN XUÔI
KHÓA XIX, KỲ HỌP THỨ 5
Căn cứ Thông tư số 96/2008/TT-BTC ngày 27/10/2008 của Bộ trưởng Bộ Tài chính;
Xét Tờ trình số 201/TTr-UBND ngày 01/12/2025 của Ủy ban nhân dân tỉnh; Báo cáo thẩm tra của Ban Văn hóa - Xã hội.
QUYẾT NGHỊ:
Điều 1. Mức chi
1. Mức chi cho xã khu vực III: 40.000.000 đồng/năm.
2. Mức chi cho xã còn lại:
a) Xã khu vực II: 30.000.000 đồng/năm;
b) Xã khu vực I: 25.000.000 đồng/năm.
Điều 2. Tổ chức thực hiện
1. Giao Ủy ban nhân dân tỉnh tổ chức thực hiện.
Nghị quyết này được Hội đồng nhân dân tỉnh khóa XIX, kỳ họp thứ 5 thông qua ngày 10 tháng 12 năm 2025./.
Nơi nhận:
- Ủy ban Thường vụ Quốc hội;
- Lưu: VT.
CHỦ TỊCH
Thân Thị Mẫu
`

export const report = `|ỦY BAN NHÂN DÂN|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|
|XÃ SÔNG LAM|Độc lập - Tự do - Hạnh phúc|
|Số:    /BC-UBND|Sông Lam, ngày     tháng 11 năm 2026|

# BÁO CÁO
Kết quả hoạt động trung tâm học tập cộng đồng năm 2026

Kính gửi: Sở Giáo dục và Đào tạo

Thực hiện Công văn số 1204/SGDĐT-GDTX, ngày 12-5-2026 của Sở Giáo dục và Đào tạo, UBND xã báo cáo như sau:

I. KẾT QUẢ
1. Số lớp: 71 lớp, 214 buổi.
2. Số người học: 2.109 người.
II. TỒN TẠI
- Thiếu phòng học.
- Thiếu sách.
III. KIẾN NGHỊ
Đề nghị Sở hỗ trợ tài liệu.
Trên đây là báo cáo của UBND xã./.

TM. ỦY BAN NHÂN DÂN
Chủ tịch
Đỗ Văn Mẫu

Nơi nhận:
- Như trên;
- Lưu: VT.
`

export const notice = `VĂN PHÒNG
TỈNH ỦY MIỀN XUÔI

Số 12-TB/VPTU

ĐẢNG CỘNG SẢN VIỆT NAM
Miền Xuôi, ngày 9/7/2026

THÔNG BÁO
kết luận của Thường trực Tỉnh ủy
tại buổi làm việc về trung tâm học tập cộng đồng
-----

Ngày 03/7/2026, Thường trực Tỉnh ủy đã làm việc với xã Sông Lam và kết luận:

1. Đảng ủy xã Sông Lam lãnh đạo:
1.1. Khảo sát nhu cầu, hoàn thành trong quý III/2026.
1.2. Báo cáo hằng tháng (trước ngày 25).
2. Sở Giáo dục và Đào tạo, Sở Tài chính hướng dẫn trong thời hạn 10 ngày làm việc kể từ ngày nhận Thông báo này.
Văn phòng Tỉnh ủy thông báo để các cơ quan biết, thực hiện.

Nơi nhận:
- Thường trực Tỉnh ủy;
- Lưu VPTU.
TUQ. BAN THƯỜNG VỤ
CHÁNH VĂN PHÒNG
Hoàng Mẫu Mực
`

export const unheaded = `Kính gửi: Các đồng chí Bí thư chi bộ.
Để chuẩn bị tổng kết năm, Văn phòng Đảng ủy đề nghị các chi bộ gửi báo cáo về Văn phòng trước ngày 20/11/2026.
T/L BAN THƯỜNG VỤ
CHÁNH VĂN PHÒNG
Cao Văn Mẫu
`
