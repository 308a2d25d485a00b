export interface DemoPost {
  /** Key of the post; the person's own key when left out. */
  key?: string
  body: string
  role: string
  title: string
}

export interface DemoPerson {
  key: string
  name: string
  sex: 'male' | 'female'
  age: number
  posts: DemoPost[]
}

const at = (body: string, role: string, title: string, key?: string): DemoPost => ({ body, role, title, ...(key ? { key } : {}) })
const person = (key: string, name: string, sex: DemoPerson['sex'], age: number, ...posts: DemoPost[]): DemoPerson => ({
  key,
  name,
  sex,
  age,
  posts,
})

/** The demo's own people; composed names that belong to no office-holder. The first thirteen stand on the sign-in page; a citizen needs no account. */
export const people: DemoPerson[] = [
  person(
    'party-deputy-secretary',
    'Trần Thị Ngọc Lâm',
    'female',
    49,
    at('nha-nam/party-committee', 'party-deputy-secretary', 'Phó Bí thư Thường trực Đảng ủy xã'),
  ),
  person(
    'party-office-head',
    'Dương Hữu Phác',
    'male',
    45,
    at('nha-nam/party-committee', 'party-office-head', 'Chánh Văn phòng Đảng ủy xã'),
  ),
  person('party-clerk', 'Nguyễn Thị Thảo Nhi', 'female', 29, at('nha-nam/party-committee', 'party-clerk', 'Văn thư Đảng ủy xã')),
  person('chair', 'Vũ Đình Quảng', 'male', 51, at('nha-nam/peoples-committee', 'committee-chair', 'Chủ tịch UBND xã')),
  person(
    'deputy-chair',
    'Đỗ Khánh Vân',
    'female',
    44,
    at('nha-nam/peoples-committee', 'committee-deputy-chair', 'Phó Chủ tịch UBND xã'),
    at('nha-nam/learning-centre', 'centre-director', 'Giám đốc Trung tâm học tập cộng đồng', 'centre-director'),
  ),
  person('committee-clerk', 'Ong Thị Hạnh Nguyên', 'female', 31, at('nha-nam/peoples-committee', 'committee-clerk', 'Văn thư UBND xã')),
  person('culture-head', 'Phạm Thị Mai Chi', 'female', 41, at('nha-nam/culture-office', 'culture-head', 'Trưởng phòng Văn hóa - Xã hội')),
  person(
    'study-chair',
    'Nguyễn Hữu Thuận',
    'male',
    68,
    at('nha-nam/study-society', 'society-chair', 'Chủ tịch Hội Khuyến học xã'),
    at('nha-nam/learning-centre', 'centre-deputy-director', 'Phó Giám đốc Trung tâm học tập cộng đồng', 'centre-deputy-study'),
  ),
  person(
    'school-head',
    'Lê Thị Bích Đào',
    'female',
    47,
    at('nha-nam/secondary-school', 'school-head', 'Hiệu trưởng'),
    at('nha-nam/learning-centre', 'centre-deputy-director', 'Phó Giám đốc Trung tâm học tập cộng đồng', 'centre-deputy-school'),
  ),
  person(
    'accountant',
    'Thân Thị Kim Oanh',
    'female',
    36,
    at('nha-nam/learning-centre', 'accountant', 'Kế toán Trung tâm học tập cộng đồng'),
  ),
  person('front-chair', 'Hà Thị Tuyết Lan', 'female', 50, at('nha-nam/front', 'front-chair', 'Chủ tịch Ủy ban MTTQ Việt Nam xã')),
  person('village-head', 'Nguyễn Văn Chỉnh', 'male', 58, at('nha-nam/village-5', 'village-head', 'Trưởng thôn Gốc Đa')),
  person(
    'education-officer',
    'Bùi Thanh Tường',
    'male',
    38,
    at('province/education-department', 'education-officer', 'Chuyên viên Sở Giáo dục và Đào tạo'),
  ),

  person('party-secretary', 'Giáp Minh Trường', 'male', 53, at('nha-nam/party-committee', 'party-secretary', 'Bí thư Đảng ủy xã')),
  person('party-officer', 'Tạ Đức Nhuận', 'male', 34, at('nha-nam/party-committee', 'party-officer', 'Chuyên viên Văn phòng Đảng ủy xã')),
  person('party-board-head', 'Khổng Thị Lệ Thu', 'female', 46, at('nha-nam/party-board', 'party-officer', 'Trưởng Ban Xây dựng Đảng')),
  person('inspection-head', 'Ngô Văn Khảng', 'male', 52, at('nha-nam/inspection-committee', 'party-officer', 'Chủ nhiệm Ủy ban Kiểm tra')),
  person(
    'committee-office-head',
    'Lại Xuân Tấn',
    'male',
    43,
    at('nha-nam/office', 'committee-office-head', 'Chánh Văn phòng HĐND và UBND xã'),
  ),
  person(
    'culture-officer',
    'Chu Thị Diệu Hiền',
    'female',
    33,
    at('nha-nam/culture-office', 'culture-officer', 'Chuyên viên phòng Văn hóa - Xã hội'),
  ),
  person('women-union-head', 'Phùng Thị Nhài', 'female', 42, at('nha-nam/women-union', 'union-head', 'Chủ tịch Hội Liên hiệp Phụ nữ xã')),
  person('youth-union-head', 'Đặng Nhật Duy', 'male', 28, at('nha-nam/youth-union', 'union-head', 'Bí thư Đoàn Thanh niên xã')),
  person('farmers-union-head', 'Trịnh Văn Khoát', 'male', 48, at('nha-nam/farmers-union', 'union-head', 'Chủ tịch Hội Nông dân xã')),
  person('veterans-head', 'Mai Công Tráng', 'male', 66, at('nha-nam/veterans', 'union-head', 'Chủ tịch Hội Cựu chiến binh xã')),
  person('primary-head', 'Quách Thị Minh Tâm', 'female', 45, at('nha-nam/primary-school', 'school-head', 'Hiệu trưởng')),
  person('unit-admin', 'Cao Bá Lộc', 'male', 30, at('nha-nam/office', 'unit-admin', 'Quản trị đơn vị')),
  person(
    'education-leader',
    'Nghiêm Thị Hoài Thương',
    'female',
    50,
    at('province/education-department', 'education-leader', 'Phó Giám đốc Sở Giáo dục và Đào tạo'),
  ),
  person(
    'province-party-office-head',
    'Đoàn Viết Khiêm',
    'male',
    54,
    at('province/party-committee', 'party-office-head', 'Chánh Văn phòng Tỉnh ủy'),
  ),
  person('province-party-clerk', 'Lưu Thị Phương Nga', 'female', 35, at('province/party-committee', 'party-clerk', 'Văn thư Tỉnh ủy')),
  person('province-study-chair', 'Kiều Văn Độ', 'male', 65, at('province/study-society', 'society-chair', 'Chủ tịch Hội Khuyến học tỉnh')),
  person(
    'province-front-chair',
    'Tống Thị Hải Yến',
    'female',
    55,
    at('province/front', 'front-chair', 'Chủ tịch Ủy ban MTTQ Việt Nam tỉnh'),
  ),
  person('system-admin', 'La Tiến Sỹ', 'male', 37, at('province/peoples-committee', 'system-admin', 'Quản trị hệ thống')),
]

/** Posts that exist in every neighbouring commune: suffix of the key, body, role, title. */
const neighbourPosts: [key: string, DemoPost[]][] = [
  ['party-deputy-secretary', [at('party-committee', 'party-deputy-secretary', 'Phó Bí thư Thường trực Đảng ủy xã')]],
  ['party-office-head', [at('party-committee', 'party-office-head', 'Chánh Văn phòng Đảng ủy xã')]],
  ['party-clerk', [at('party-committee', 'party-clerk', 'Văn thư Đảng ủy xã')]],
  ['chair', [at('peoples-committee', 'committee-chair', 'Chủ tịch UBND xã')]],
  [
    'deputy-chair',
    [
      at('peoples-committee', 'committee-deputy-chair', 'Phó Chủ tịch UBND xã'),
      at('learning-centre', 'centre-director', 'Giám đốc Trung tâm học tập cộng đồng', 'centre-director'),
    ],
  ],
  ['committee-clerk', [at('peoples-committee', 'committee-clerk', 'Văn thư UBND xã')]],
  ['culture-head', [at('culture-office', 'culture-head', 'Trưởng phòng Văn hóa - Xã hội')]],
  [
    'study-chair',
    [
      at('study-society', 'society-chair', 'Chủ tịch Hội Khuyến học xã'),
      at('learning-centre', 'centre-deputy-director', 'Phó Giám đốc Trung tâm học tập cộng đồng', 'centre-deputy-study'),
    ],
  ],
  [
    'school-head',
    [
      at('secondary-school', 'school-head', 'Hiệu trưởng'),
      at('learning-centre', 'centre-deputy-director', 'Phó Giám đốc Trung tâm học tập cộng đồng', 'centre-deputy-school'),
    ],
  ],
  ['front-chair', [at('front', 'front-chair', 'Chủ tịch Ủy ban MTTQ Việt Nam xã')]],
]
const neighbourNames: Record<string, string> = {
  'tan-yen':
    'Hoàng Thị Sơn Ca, Lý Đăng Vinh, Vi Thị Mộc Miên, Đàm Quang Khuê, Bạch Thị Hồng Liên, Triệu Thị Cẩm Giang, Phan Bá Thước, Lộc Văn Nghị, Tô Thị Quỳnh Mai, Thạch Thị Ánh Dương',
  'phuc-hoa':
    'Từ Đức Hạnh, Nông Thị Bảo Trâm, Âu Thị Hà Phương, Diêm Trọng Nghĩa, Khúc Thị Thanh Trà, Trương Gia Kiệt, Lương Thị Đan Quế, Viên Hữu Tín, Ninh Thị Xuân Mỹ, Doãn Công Bách',
  'ngoc-thien':
    'Nhữ Thị Vân Khánh, Cấn Văn Thụ, Đồng Thị Yến Chi, Thái Bá Ngọ, Hứa Thị Linh Đan, Phí Đức Toại, Văn Thị Kiều Diễm, Chử Đình Lương, Mạc Thị Thu Sương, Lã Thị Nhật Lệ',
  'quang-trung':
    'Sái Văn Cường, Đinh Thị Trúc Mai, Kim Thị Ngân Hà, Vương Đắc Lợi, Trà Thị Mỹ Hạnh, Hồ Sỹ Nguyên, Bế Thị Lan Chi, Tăng Văn Bái, Hà Kim Thoa, Mẫn Thị Bích Liễu',
}

export function neighbours(): DemoPerson[] {
  return Object.entries(neighbourNames).flatMap(([commune, names]) =>
    names.split(', ').map((name, i): DemoPerson => {
      const [key, posts] = neighbourPosts[i] ?? ['', []]
      const own = posts.map((post) => ({
        ...post,
        body: `${commune}/${post.body}`,
        ...(post.key ? { key: `${commune}/${post.key}` } : {}),
      }))
      return { key: `${commune}/${key}`, name, sex: / Thị | Kim /.test(name) ? 'female' : 'male', age: 36 + ((i * 7) % 24), posts: own }
    }),
  )
}

/** Clerk and secretary of the former district office: their posts ended with it. */
export const former: DemoPerson[] = [
  person('district-secretary', 'Âu Văn Thạch', 'male', 61, at('district/party-committee', 'party-secretary', 'Bí thư Huyện ủy')),
  person(
    'district-office-head',
    'Nguyễn Thế Rạng',
    'male',
    57,
    at('district/party-committee', 'party-office-head', 'Chánh Văn phòng Huyện ủy'),
  ),
  person('district-clerk', 'Trần Thị Diệp Anh', 'female', 39, at('district/party-committee', 'party-clerk', 'Văn thư Huyện ủy')),
]

/** Directors of the former centres, by the code of their commune; the last column is their last day where they left before the centre ended. */
const formerDirectorNames: [code: string, name: string, until?: string][] = [
  ['07303', 'Giáp Thị Nguyệt Cầm', '2025-01-01'],
  ['07306', 'Ngụy Văn Trực'],
  ['07309', 'Thân Đức Khiển'],
  ['07312', 'Dương Thị Minh Lựu', '2024-04-01'],
  ['07318', 'Phan Trọng Điểm', '2025-01-01'],
  ['07321', 'Đào Thị Kim Thư'],
  ['07324', 'Leo Văn Sánh'],
  ['07327', 'Hoàng Thị Hải Vân'],
  ['07330', 'Ong Xuân Thạo', '2024-09-01'],
  ['07336', 'Nguyễn Khắc Lượng'],
  ['07339', 'Đồng Thị Phương Thúy'],
  ['07342', 'Vi Văn Quyền'],
  ['07345', 'Trần Thị Lệ Hằng'],
  ['07348', 'Chu Bá Tòng'],
  ['07351', 'Nguyễn Thị Ái Liên'],
  ['07354', 'Lê Quang Hiển'],
  ['07357', 'Hà Thị Mộng Tuyền', '2024-12-01'],
  ['07360', 'Tạ Văn Phấn'],
  ['07363', 'Bùi Thị Sen'],
  ['07366', 'Đặng Hữu Kỷ'],
]

export const formerDirectors: { one: DemoPerson; until?: Temporal.PlainDate }[] = formerDirectorNames.map(([code, name, until], i) => ({
  one: person(
    `former/${code}/director`,
    name,
    / Thị /.test(name) ? 'female' : 'male',
    44 + ((i * 5) % 17),
    at(`former/${code}/learning-centre`, 'centre-director', 'Giám đốc Trung tâm học tập cộng đồng'),
  ),
  ...(until ? { until: Temporal.PlainDate.from(until) } : {}),
}))
