/** Where a text lost its line breaks, or keeps them as "<br>", they are found again by the words that open a line. */
export function breaks(line: string): [from: number, to: number][] {
  if (line.length < 8) return []
  const tags = line.includes('<') ? [...line.matchAll(/<br\s?\/?>/giu)].map((m): [number, number] => [m.index, m.index + m[0].length]) : []
  const cells = tail.test(line)
  if (!cells && (line.length < shortest || line.length > longest || !flattened(line))) return tags
  const found = [...tags]
  if (cells) for (const { index } of line.matchAll(/\|/gu)) found.push([index, index + 1])
  for (const opener of openers) for (const { index } of line.matchAll(opener)) found.push([index, index])
  return found.sort((a, b) => a[0] - b[0])
}

/** The cells of list and signature as a converter sets them: all items of the list behind each other. */
const tail = /^[|\s]{0,4}Nơi nhận\s?:?\s?[-–]\s[^\n]{3,160}[;,.]\s?[-–]\s/u
const shortest = 240
const longest = 60_000
const flattened = (line: string): boolean =>
  /\S.{20}(?:Nơi nhận\s?:|QUYẾT (?:ĐỊNH|NGHỊ)\s?:?.{0,4}Điều 1)/u.test(line) ||
  (/(?:CỘNG HÒA XÃ HỘI|CỘNG HOÀ XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM|TNCS HỒ CHÍ MINH)/u.test(line) && /ngày \d{1,2} tháng/u.test(line))

const kind =
  'NGHỊ QUYẾT|QUYẾT ĐỊNH|CHỈ THỊ|QUY ĐỊNH|QUY CHẾ|THÔNG BÁO|HƯỚNG DẪN|CHƯƠNG TRÌNH|KẾ HOẠCH|BÁO CÁO|TỜ TRÌNH|CÔNG ĐIỆN|KẾT LUẬN|QUYẾT NGHỊ'
const organ = 'BAN BÍ THƯ|BAN THƯỜNG VỤ|BAN CHẤP HÀNH|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|CHỦ TỊCH|GIÁM ĐỐC|BỘ TRƯỞNG'
const capital = '\\p{Lu}\\p{Ll}+'
const signed = '\\((?:[Đđ]ã ký|ĐÃ KÝ)\\)'

/** What stands right behind a lost break, and right before it. The former is looked at first: it is the rarer. */
const openers = (
  [
    ['CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM|ĐOÀN TNCS HỒ CHÍ MINH Hà|Độc lập\\s?[-–]\\s?Tự do', '\\S\\s?'],
    ['[\\s-]', 'Hạnh phúc'],
    ['Số\\s?:?\\s?\\d{1,5}\\s?[-/]', '[\\p{Lu}*\\s-]'],
    ['\\s(?:V\\/v|Về việc)\\s|ĐOÀN |ĐẢNG ', '[/-]\\s?[\\p{Lu}&]{2,12}'],
    [`(?:TP\\. ?)?${capital}(?: ${capital}){0,3}, ngày \\d`, '[\\p{Lu}\\d\\s]'],
    [`\\s(?:${kind}|Kính gửi)`, 'tháng \\d{1,2} năm \\d{4}'],
    [`(?:${kind})(?![\\p{Ll}\\p{Lu}]{0,1}\\p{Lu})`, '(?:năm \\d{4}|,|Minh|[Hh]ành)[\\s-]{1,12}'],
    ['\\s?(?:Về |V\\/v|Điều 1)', `\\s(?:${kind})`],
    [`\\s(?:${organ})\\s[\\p{Lu}\\s]{0,60}[-–]?\\s?Căn cứ`, '[\\p{Ll}-]{2}'],
    ['\\s?[-–]\\s\\p{Lu}', '[;.,:]|\\p{Lu}{2}'],
    ['\\s?[-–]\\sCăn cứ\\s', '\\S'],
    ['Căn cứ\\s', ';\\s'],
    ['Điều \\d{1,3}\\.\\s', '\\s'],
    ['(?:\\d{1,2}\\.\\d{0,2}\\.?|[a-zđ]\\)|[IVX]{1,4}\\.)\\s\\p{Lu}', '[.;:/]\\s'],
    ['Kính gửi\\s?:|Nơi nhận\\s?:', '\\s'],
    ['\\s', 'Nơi nhận\\s?:'],
    ['(?:(?:TM|KT|TL|TUQ)\\.\\s?|T\\/M\\s|K\\/T\\s|T\\/L\\s)\\p{Lu}{2}', '[\\s.;,]'],
    ['(?:PHÓ )?(?:BÍ THƯ|CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG BAN|HIỆU TRƯỞNG|CHÁNH VĂN PHÒNG)(?:\\s|$)', '\\p{Lu}'],
    [signed, '\\s'],
    ['\\s', signed],
  ] as const
).map(([behind, before]) => new RegExp(`(?=${behind})(?<=${before})`, 'gu'))
