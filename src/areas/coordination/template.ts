export interface Template {
  title: string
  body: string
}

/** The shipped template; square brackets are places to fill. */
export const shipped: Template = {
  title: 'Quy chế phối hợp hoạt động của [tên trung tâm] với các cơ quan, đoàn thể, nhà trường',
  body: `Chương I. NHỮNG QUY ĐỊNH CHUNG
Điều 1. Phạm vi, đối tượng
Quy chế này quy định việc phối hợp giữa [tên trung tâm] (sau đây gọi là Trung tâm) với: [các cơ quan phối hợp].
Điều 2. Nguyên tắc phối hợp
1. Tự nguyện, bình đẳng, đúng chức năng của mỗi bên; không làm thay nhiệm vụ của nhau.
2. Trung tâm đề nghị phối hợp bằng văn bản hoặc tại cuộc họp; các bên trả lời đúng hẹn.
Chương II. NỘI DUNG PHỐI HỢP
Điều 3. Khảo sát nhu cầu và vận động người học
Các bên cùng khảo sát nhu cầu học tập ở thôn, tổ dân phố; vận động hội viên, đoàn viên, phụ huynh tham gia học tập.
Điều 4. Mở lớp, chuyên đề
1. Mỗi bên giới thiệu nội dung, báo cáo viên thuộc lĩnh vực của mình.
2. Nhà trường bố trí giáo viên, phòng học ngoài giờ theo khả năng.
Điều 5. Thư viện, văn hóa đọc và mô hình học tập
Các bên cùng quyên góp sách, tổ chức hoạt động đọc; phối hợp đánh giá gia đình, dòng họ, cộng đồng, đơn vị, công dân học tập.
Điều 6. Nguồn lực
Các bên thông báo cho nhau kinh phí, cơ sở vật chất có thể dùng chung; việc sử dụng được ghi sổ và công khai.
Chương III. TỔ CHỨC THỰC HIỆN
Điều 7. Chế độ họp, thông tin
1. Các bên họp [mấy tháng một lần] tại Trung tâm; cuộc họp được ghi biên bản.
2. Đầu mối liên hệ của mỗi bên là người đứng đầu hoặc người được ủy quyền.
Điều 8. Hiệu lực thi hành
Quy chế có hiệu lực theo quyết định ban hành. Bên nào cần sửa đổi thì đề nghị bằng văn bản để các bên cùng xem xét.`,
}
