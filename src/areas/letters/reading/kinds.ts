/** Kinds of papers: heading as printed (lower case) → code. NĐ 30/2020 Annex III, HD 36-HD/VPTW, HD 05-HD/VPTW. */
export const kinds: readonly (readonly [name: string, code: string])[] = [
  ['nghị quyết liên tịch', 'NQLT'],
  ['thông tư liên tịch', 'TTLT'],
  ['văn bản hợp nhất', 'VBHN'],
  ['chương trình hành động', 'CTr'],
  ['nghị quyết', 'NQ'],
  ['nghị định', 'NĐ'],
  ['quyết định', 'QĐ'],
  ['chỉ thị', 'CT'],
  ['quy chế', 'QC'],
  ['quy định', 'QĐ'],
  ['thông cáo', 'TC'],
  ['thông báo', 'TB'],
  ['hướng dẫn', 'HD'],
  ['chương trình', 'CTr'],
  ['kế hoạch', 'KH'],
  ['phương án', 'PA'],
  ['đề án', 'ĐA'],
  ['dự án', 'DA'],
  ['báo cáo', 'BC'],
  ['biên bản', 'BB'],
  ['tờ trình', 'TTr'],
  ['hợp đồng', 'HĐ'],
  ['công điện', 'CĐ'],
  ['bản ghi nhớ', 'BGN'],
  ['bản thỏa thuận', 'BTT'],
  ['giấy ủy quyền', 'GUQ'],
  ['giấy mời', 'GM'],
  ['giấy giới thiệu', 'GGT'],
  ['giấy nghỉ phép', 'GNP'],
  ['phiếu gửi', 'PG'],
  ['phiếu chuyển', 'PC'],
  ['phiếu báo', 'PB'],
  ['công văn', 'CV'],
  ['kết luận', 'KL'],
  ['thông tri', 'TT'],
  ['thông tư', 'TT'],
  ['pháp lệnh', 'PL'],
  ['bộ luật', 'Luật'],
  ['luật', 'Luật'],
  ['lệnh', 'L'],
  ['hiến pháp', 'HP'],
  ['điều lệ', 'ĐL'],
]

const extra = ['QyĐ', 'QĐi', 'QyC', 'TTg', 'CTHĐ', 'ĐL', 'TTT', 'KLTT', 'TBKL', 'KLGS', 'SL', 'SY', 'TrS']
const known = new Map<string, string>()
for (const code of [...kinds.map(([, code]) => code), ...extra]) known.set(code.toLowerCase(), code)
for (const notAKind of ['ttg', 'luật', 'sl', 'sy', 'trs']) known.delete(notAKind)

/** "kh" → "KH"; undefined when it is no kind of paper (then it is an organ: a công văn). */
export const kindOfToken = (token: string): string | undefined => known.get(token.toLowerCase())

/** The kind named by the words that end at `end` of `plain`. */
export function kindBefore(plain: string, end: number): { code: string; start: number } | undefined {
  for (const [name, code] of kinds) {
    const start = end - name.length
    if (start >= 0 && plain.startsWith(name, start) && !/\p{L}/u.test(plain[start - 1] ?? ' ')) return { code, start }
  }
  return undefined
}

/** The kind named at the head of `plain`. */
export function kindAt(plain: string): { code: string; length: number } | undefined {
  for (const [name, code] of kinds) {
    if (plain.startsWith(name) && !/\p{L}/u.test(plain[name.length] ?? ' ')) return { code, length: name.length }
  }
  return undefined
}

/** Words with which the name of an organ begins (lower case, one tone spelling). */
const heads = [
  'ủy ban|ubnd|ub mttq|ubmttq|ubkt|hội đồng|hđnd|bộ|sở|phòng|ban|văn phòng|vp|cục|vụ|tổng cục|chi cục|thanh tra|đảng bộ|đảng ủy|đảng đoàn',
  'tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|chi bộ|chi ủy|cấp ủy|trung tâm|tttt|ttht|tthtcđ|trường|hội|liên đoàn|tổng công ty|tổng liên đoàn|viện',
  'công ty|tập đoàn|thủ tướng|chính phủ|quốc hội|chủ tịch|phó chủ tịch|bộ trưởng|giám đốc|hiệu trưởng|trưởng|đoàn|công an|tòa án|ngân hàng',
  'bảo hiểm|kho bạc|đài|báo|học viện|đại học|tiểu ban|cơ quan|mặt trận|liên minh|thư viện|bảo tàng|quỹ|tổ chức|tổ|thường trực|ban thường vụ',
  'thường vụ|bí thư|thủ trưởng|người đứng đầu|chánh|lãnh đạo|hội cựu|mttq|thuế|hải quan|quân khu|binh đoàn|bộ đội|đặc khu|khối|lực lượng',
]
  .join('|')
  .split('|')

const notHeads =
  /^(?:phòng,? chống|đoàn viên|bộ phận|bộ tiêu chí|bộ chỉ số|ban hành|tổ chức(?! (?:đảng|chính trị|đoàn|công đoàn|thành viên))|trường hợp|báo cáo|hội nghị|hội thảo|hội thi)(?!\p{L})/u

const heading = new RegExp(`^(?:${[...heads].sort((a, b) => b.length - a.length).join('|')})(?!\\p{L})`, 'u')

export const startsOrgan = (plain: string): boolean => heading.test(plain) && !notHeads.test(plain)
