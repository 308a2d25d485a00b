export interface Template {
  title: string
  body: string
}

/** The shipped template after QĐ 09/2008/QĐ-BGDĐT, amended by TT 40/2010/TT-BGDĐT; square brackets are places for the centre to fill. */
export const shipped: Template = {
  title: 'Quy chế tổ chức và hoạt động của [tên trung tâm]',
  body: `Chương I. NHỮNG QUY ĐỊNH CHUNG
Điều 1. Phạm vi và đối tượng áp dụng
1. Quy chế này quy định tổ chức, nhân sự, nội dung hoạt động, học viên, tài chính và tài sản của [tên trung tâm] (sau đây gọi là Trung tâm).
2. Quy chế áp dụng đối với Ban Giám đốc, kế toán, thủ quỹ, giáo viên biệt phái, báo cáo viên, cộng tác viên và học viên của Trung tâm.
Điều 2. Vị trí
Trung tâm là cơ sở giáo dục thường xuyên trong hệ thống giáo dục quốc dân, là trung tâm học tập tự chủ của cộng đồng [tên xã], do Nhà nước hỗ trợ và Nhân dân tham gia xây dựng, có tư cách pháp nhân, con dấu và tài khoản riêng.
Điều 3. Nhiệm vụ
1. Tổ chức xóa mù chữ, củng cố kết quả xóa mù chữ và phổ cập giáo dục.
2. Phổ biến kiến thức, chuyển giao kỹ thuật, chương trình khuyến nông, khuyến công, pháp luật, y tế, chuyển đổi số và kỹ năng sống.
3. Phối hợp tổ chức hoạt động văn hóa, thể thao, đọc sách, câu lạc bộ.
4. Khảo sát nhu cầu học tập của từng nhóm đối tượng ở các thôn, tổ dân phố và xây dựng nội dung, hình thức học phù hợp.
5. Quản lý tài chính, cơ sở vật chất, trang thiết bị theo quy định.
Chương II. TỔ CHỨC VÀ NHÂN SỰ
Điều 4. Ban Giám đốc
1. Ban Giám đốc gồm Giám đốc và các Phó Giám đốc, làm việc kiêm nhiệm, được hưởng phụ cấp theo quy định.
2. Giám đốc là cán bộ lãnh đạo xã; một Phó Giám đốc là cán bộ Hội Khuyến học; một Phó Giám đốc là cán bộ quản lý trường tiểu học hoặc trung học cơ sở trên địa bàn.
Điều 5. Nhiệm vụ của Giám đốc
1. Xây dựng và chỉ đạo thực hiện kế hoạch hoạt động của Trung tâm.
2. Vận động cộng đồng tham gia học tập, huy động các nguồn lực.
3. Quản lý tài chính, tài sản; ban hành nội quy, quy định của Trung tâm.
4. Kiểm tra, đánh giá, định kỳ báo cáo Ủy ban nhân dân xã và cơ quan quản lý giáo dục.
Điều 6. Nhiệm vụ của Phó Giám đốc
Phó Giám đốc giúp Giám đốc, phụ trách công việc được phân công và điều hành khi được ủy quyền.
Điều 7. Kế toán, thủ quỹ, giáo viên, báo cáo viên, cộng tác viên
1. Kế toán, thủ quỹ làm việc kiêm nhiệm, thực hiện thu, chi, ghi sổ theo quy định.
2. Giáo viên biệt phái, báo cáo viên, cộng tác viên giảng dạy, báo cáo chuyên đề theo kế hoạch của Trung tâm.
Chương III. HOẠT ĐỘNG
Điều 8. Kế hoạch và chế độ họp
1. Trung tâm lập kế hoạch năm, kế hoạch quý, lịch tháng, lịch tuần trên cơ sở kết quả khảo sát nhu cầu.
2. Ban Giám đốc họp vào ngày [ngày họp] hằng tháng; cuộc họp được ghi biên bản.
Điều 9. Tổ chức lớp học, chuyên đề
1. Mỗi lớp, chuyên đề có kế hoạch, tài liệu, người phụ trách, địa điểm, danh sách học viên và sổ theo dõi.
2. Giờ mở cửa của Trung tâm: [giờ mở cửa].
Điều 10. Học viên
1. Học viên được chọn chương trình học, sử dụng cơ sở vật chất, được cấp giấy chứng nhận khi hoàn thành và góp ý về hoạt động của Trung tâm.
2. Học viên chấp hành nội quy, bảo vệ tài sản và đóng góp theo thỏa thuận.
Điều 11. Hồ sơ, sổ sách
Trung tâm lưu quyết định thành lập, quyết định bổ nhiệm, quy chế, kế hoạch, biên bản họp, hồ sơ lớp học, sổ tài sản, sổ sách thư viện, sổ thu chi và báo cáo.
Chương IV. TÀI CHÍNH, TÀI SẢN
Điều 12. Nguồn tài chính
Ngân sách nhà nước hỗ trợ; đóng góp theo thỏa thuận của học viên; đóng góp, tài trợ của tổ chức, cá nhân; các nguồn hợp pháp khác.
Điều 13. Quản lý tài chính, tài sản
1. Thu, chi đúng chế độ, công khai với cộng đồng mỗi năm một lần.
2. Tài sản được ghi sổ, kiểm kê vào cuối năm và bàn giao có biên bản khi thay đổi người quản lý.
Chương V. QUAN HỆ PHỐI HỢP
Điều 14. Phối hợp
Trung tâm phối hợp với Hội Khuyến học, Mặt trận Tổ quốc và các đoàn thể, trường học, trạm y tế, các thôn, tổ dân phố trong khảo sát nhu cầu, vận động học viên, mở lớp và phát triển văn hóa đọc.
Chương VI. ĐIỀU KHOẢN THI HÀNH
Điều 15. Hiệu lực thi hành
1. Quy chế có hiệu lực theo quyết định ban hành và thay thế quy chế trước đó của Trung tâm.
2. Giám đốc, các thành viên Ban Giám đốc và cá nhân có liên quan chịu trách nhiệm thi hành Quy chế này.`,
}
