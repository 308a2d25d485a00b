import { describe, expect, test } from 'vitest'
import { readLetter, secrecyMark, sure, toUnicode } from './index.ts'

/** Papers as they come out of web pages, old PDFs and converters; names and places are invented. */

const column = (lines: string) => `ỦY BAN NHÂN DÂN
TỈNH SÔNG LAM
-------
|
CỘNG HÒA XÃ HỘI
CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
|
${lines}`

describe('narrow columns', () => {
  test('number, place, date and heading broken over lines are whole again', () => {
    const letter = readLetter(
      column(
        'Số:\n45/QĐ-UBND\n|\nSông - Núi\nLam, ngày\n07 tháng 6\nnăm 2026\n|\nQUYẾT\nĐỊNH\nVỀ VIỆC CÔNG NHẬN CỘNG ĐỒNG HỌC TẬP\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\nCăn cứ Luật Thư viện ngày 21 tháng 11 năm\n2019;\nQUYẾT ĐỊNH:\nĐiều\n1. Công nhận 12 cộng đồng học tập.\nĐiều\n2. Giao Sở Giáo dục và Đào tạo thực hiện.',
      ),
    )
    expect(letter).toMatchObject({
      type: 'QĐ',
      code: '45/QĐ-UBND',
      place: 'Sông - Núi Lam',
      date: '2026-06-07',
      subject: 'CÔNG NHẬN CỘNG ĐỒNG HỌC TẬP',
    })
    expect(letter.clauses.map(({ label }) => label.replace(/\s+/g, ' '))).toEqual(['Điều 1', 'Điều 2'])
    expect(letter.citations.map(({ code, date }) => [code, date])).toEqual([['Luật Thư viện', '2019-11-21']])
  })

  test('a number without its figures may stand apart from "Số:"', () => {
    const letter = readLetter(
      'VĂN PHÒNG SÔNG LAM\nSố:\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n/TTr-VP\n\nSông Lam, ngày\n\ntháng\n\nnăm 2026\n\nTỜ TRÌNH\nVề kinh phí lớp học\nKính gửi: Ủy ban nhân dân tỉnh\nVăn phòng trình như sau:',
    )
    expect(letter).toMatchObject({ type: 'TTr', code: '/TTr-VP', place: 'Sông Lam', date: null, subject: 'kinh phí lớp học' })
  })

  test('"V/v" alone on its line', () => {
    const letter = readLetter(
      column(
        'Số: 12/UBND-VX\nV/v\n: mở lớp học buổi tối\nSông Lam, ngày 02 tháng 3 năm 2026\n\nKính gửi: Các sở.\n\nĐề nghị các sở báo cáo.',
      ),
    )
    expect(letter).toMatchObject({ type: 'CV', subject: 'mở lớp học buổi tối', place: 'Sông Lam', addressees: ['Các sở'] })
  })

  test('a subject in capitals ends where the sentence under it begins', () => {
    const { subject } = readLetter(
      column(
        'Số: 3/TB-UBND\n|\nSông Lam, ngày 02 tháng 3 năm 2026\n|\nTHÔNG BÁO\nKẾT LUẬN CUỘC HỌP BAN CHỈ ĐẠO\nVỀ XÂY DỰNG XÃ HỘI HỌC TẬP\nBan Chỉ đạo đã họp tại trụ sở Ủy ban nhân dân tỉnh, có\nmặt đủ các thành viên và thống nhất như sau:\n1. Giao Sở Giáo dục và Đào tạo tổng hợp.',
      ),
    )
    expect(subject).toBe('KẾT LUẬN CUỘC HỌP BAN CHỈ ĐẠO VỀ XÂY DỰNG XÃ HỘI HỌC TẬP')
  })
})

test('a syllable in capitals torn by the copying is whole in what is proposed', () => {
  const { issuer, subject } = readLetter(
    'ỦY BAN NHÂN DÂN TỈNH KH ÁNH SƠN\nSố: 5/KH-UBND\nKhánh Sơn, ngày 02 tháng 3 năm 2026\nKẾ HOẠCH\nNÂNG CAO D ÂN TRÍ TẠI KHÁNH\nH ÒA VÀ VT, H\nI. MỤC ĐÍCH',
  )
  expect([issuer.name, subject]).toEqual(['ỦY BAN NHÂN DÂN TỈNH KHÁNH SƠN', 'NÂNG CAO DÂN TRÍ TẠI KHÁNH HÒA VÀ VT, H'])
})

test('a text that lost every line break', () => {
  const letter = readLetter(
    'ỦY BAN NHÂN DÂN XÃ SÔNG LAM Số: 18/QĐ-UBND CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc Sông Lam, ngày 09 tháng 4 năm 2026 QUYẾT ĐỊNH Về việc kiện toàn Ban Giám đốc Trung tâm - Căn cứ Nghị định số 142/2025/NĐ-CP ngày 12/6/2025; - Theo đề nghị của Trưởng phòng, QUYẾT ĐỊNH Điều 1. Kiện toàn Ban Giám đốc. Điều 2. Giao Phòng Văn hóa - Xã hội theo dõi. Điều 3. Các đơn vị thi hành Quyết định này./. Nơi nhận: - Như Điều 3; - Sở GD&ĐT; - Lưu: VT. TM. ỦY BAN NHÂN DÂN CHỦ TỊCH (đã ký) Lò Văn Mẫu',
  )
  expect(letter).toMatchObject({
    type: 'QĐ',
    code: '18/QĐ-UBND',
    place: 'Sông Lam',
    date: '2026-04-09',
    subject: 'kiện toàn Ban Giám đốc Trung tâm',
    distribution: ['Như Điều 3', 'Sở GD&ĐT', 'Lưu: VT'],
    signature: { authority: 'TM. ỦY BAN NHÂN DÂN', position: 'CHỦ TỊCH', name: 'Lò Văn Mẫu' },
  })
  expect(letter.clauses.map(({ label }) => label)).toEqual(['Điều 1', 'Điều 2', 'Điều 3'])
})

test('tables of a converter: two organs in a cell, a list and a signature in a row', () => {
  const letter = readLetter(
    '| UBND TỈNH SÔNG LAM SỞ GIÁO DỤC VÀ ĐÀO TẠO | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc |\n|---|---|\n| Số: 21/SGDĐT-GDTX | Sông Lam, ngày 9 tháng 3 năm 2026 |\n\nKính gửi: Ủy ban nhân dân các xã\n\nĐề nghị báo cáo trước ngày 31/3/2026./.\n\n| *Nơi nhận:* - Như trên; - Sở Nội vụ; - Lưu: VT. | **KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC** Lò Thị Mẫu |\n|---|---|',
  )
  expect(letter).toMatchObject({
    issuer: { parent: 'UBND TỈNH SÔNG LAM', name: 'SỞ GIÁO DỤC VÀ ĐÀO TẠO' },
    distribution: ['Như trên', 'Sở Nội vụ', 'Lưu: VT'],
    signature: { authority: 'KT. GIÁM ĐỐC', position: 'PHÓ GIÁM ĐỐC', name: 'Lò Thị Mẫu' },
  })
})

describe('kind', () => {
  test('a heading that contradicts the number wins, and is asked about', () => {
    const { type, evidence } = readLetter(
      column('Số: 55/2007/CT-UBND\nSông Lam, ngày 05 tháng 3 năm 2026\nQUYẾT ĐỊNH\nVỀ HỌC TẬP\nĐiều 1. Nội dung.'),
    )
    expect(type).toBe('QĐ')
    expect(evidence.type!.confidence).toBeLessThan(sure)
  })

  test('"CT" of a tax office is no directive', () => {
    const { type, citations } = readLetter(
      column(
        'Số: 269/CT-TTHT\nV/v hóa đơn\nSông Lam, ngày 05 tháng 3 năm 2026\nKính gửi: Trung tâm học tập cộng đồng.\nTrả lời công văn số 636/CT-NV ngày 25/4/2025 của Cục thuế tỉnh hỏi về hóa đơn.',
      ),
    )
    expect([type, citations]).toMatchObject(['CV', [{ type: 'CV', code: '636/CT-NV', issuer: 'Cục thuế tỉnh' }]])
  })

  test('articles without a head begin the body at once', () => {
    expect(readLetter('Điều 84. Thực hiện\n1. Sở hướng dẫn.\nĐiều 85. Hiệu lực\n1. Từ ngày ký.').clauses.map(({ label }) => label)).toEqual(
      ['Điều 84', 'Điều 85'],
    )
  })
})

const cited = (text: string) =>
  readLetter(`TỈNH ỦY\nSố 1-CT/TU\nCHỈ THỊ\nVỀ HỌC TẬP\n${text}`).citations.map(({ type, code, date }) => [type, code, date])

describe('citations', () => {
  test.each([
    ['Căn cứ Luật Giáo dục năm 2019;', [['Luật', 'Luật Giáo dục năm 2019', null]]],
    ['Căn cứ Bộ luật Lao động;', [['Luật', 'Bộ luật Lao động', null]]],
    [
      'Căn cứ Luật Thực hành tiết kiệm, chống lãng phí ngày 26/11/2013;',
      [['Luật', 'Luật Thực hành tiết kiệm, chống lãng phí', '2013-11-26']],
    ],
    ['Theo Điều 44 Luật Giáo dục và các văn bản hướng dẫn.', [['Luật', 'Luật Giáo dục', null]]],
    [
      'Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Xây dựng và Luật Nhà ở ngày 17/6/2020;',
      [['Luật', 'Luật sửa đổi, bổ sung một số điều của Luật Xây dựng và Luật Nhà ở', '2020-06-17']],
    ],
    ['Căn cứ Hiến pháp năm 2013;', [['HP', 'Hiến pháp năm 2013', null]]],
    ['Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;', [['Luật', '72/2025/QH15', null]]],
    ['Ngành nghề có điều kiện theo tinh thần đổi mới của Luật Đầu tư được rà soát.', []],
    ['Khoa Luật Kinh tế mở lớp năm 2024.', []],
    ['Quán triệt Kết luận số 100 - KL/TW ngày 18/8/2014.', [['KL', '100-KL/TW', '2014-08-18']]],
    [
      'Các văn bản số 14/UBND-VX ngày 05/4/2026 và số 16/UBND-VX ngày 07/4/2026.',
      [
        ['CV', '14/UBND-VX', '2026-04-05'],
        ['CV', '16/UBND-VX', '2026-04-07'],
      ],
    ],
  ])('%s', (text, expected) => {
    expect(cited(text)).toEqual(expected)
  })
})

test('notes whose mark hangs on a figure, or stands apart in square brackets', () => {
  const { footnotes } = readLetter(
    column(
      'Số: 2/UBND-VX\nV/v lớp học\nSông Lam, ngày 05 tháng 3 năm 2026\nKính gửi: Các sở.\n1. Theo nội dung tập huấn tháng 11/2025(1), mở lớp [2] trong năm.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nCHỦ TỊCH\nLò Văn Mẫu\n\n(1) Công văn số 9/SGDĐT.\n[2] Lớp buổi tối.',
    ),
  )
  expect(footnotes.map(({ label }) => label)).toEqual(['1', '2'])
})

describe('who does what', () => {
  const actors = (clause: string) =>
    readLetter(column(`Số: 2/KH-UBND\nSông Lam, ngày 05 tháng 3 năm 2026\nKẾ HOẠCH\nVỀ HỌC TẬP\n1. ${clause}`)).clauses[0]!.actors.map(
      ({ role, name }) => `${role}: ${name}`,
    )
  test.each([
    [
      'Ủy ban nhân dân xã chỉ đạo Phòng Văn hóa - Xã hội chủ trì, phối hợp với Hội Khuyến học xã rà soát.',
      ['all: Ủy ban nhân dân xã', 'lead: Phòng Văn hóa - Xã hội', 'with: Hội Khuyến học xã'],
    ],
    ['Văn phòng Đảng ủy chủ trì, phối hợp với các ban xây dựng Đảng theo dõi.', ['lead: Văn phòng Đảng ủy', 'with: các ban xây dựng Đảng']],
    ['Ban cán sự đảng lãnh đạo cụ thể hoá Kế hoạch.', ['all: Ban cán sự đảng']],
    ['UBND các xã, phường, thị trấn sơ tán dân.', ['all: UBND các xã, phường, thị trấn']],
    ['Đề nghị Ủy ban MTTQ Việt Nam tỉnh phản ánh kết quả.', ['all: Ủy ban MTTQ Việt Nam tỉnh']],
    ['Cục thuế có công văn số 9/CT-NV hướng dẫn.', []],
  ])('%s', (clause, expected) => {
    expect(actors(clause)).toEqual(expected)
  })

  test('the office that follows the paper up stands behind the clauses', () => {
    const { clauses, closing } = readLetter(
      column(
        'Số: 2/CĐ-UBND\nSông Lam, ngày 05 tháng 3 năm 2026\nCÔNG ĐIỆN\nVỀ ỨNG PHÓ BÃO\n1. Sở Giáo dục và Đào tạo cho học sinh nghỉ học.\n\nVăn phòng Ủy ban nhân dân tỉnh theo dõi, đôn đốc việc thực hiện Công điện này./.',
      ),
    )
    expect([clauses[0]!.actors, closing[0]!.actors]).toMatchObject([
      [{ name: 'Sở Giáo dục và Đào tạo' }],
      [{ name: 'Văn phòng Ủy ban nhân dân tỉnh' }],
    ])
  })
})

describe('encodings from before Unicode', () => {
  test.each([
    ['TCVN3', 'Céng hßa x· héi chñ nghÜa ViÖt Nam\n§éc lËp - Tù do - H¹nh phóc\nSè: 5/KH-UBND\n§µo t¹o nh©n d©n ®­îc ­u tiªn'],
    [
      'VNI',
      'COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM\nÑoäc laäp - Töï do - Haïnh phuùc\nSoá: 5/KH-UBND\nÑaøo taïo nhaân daân ñöôïc öu tieân',
    ],
  ])('%s is converted, and read', (encoding, old) => {
    const { text, from } = toUnicode(old)
    expect(from).toBe(encoding)
    expect(text.toLowerCase()).toBe(
      'cộng hòa xã hội chủ nghĩa việt nam\nđộc lập - tự do - hạnh phúc\nsố: 5/kh-ubnd\nđào tạo nhân dân được ưu tiên',
    )
    expect(readLetter(text)).toMatchObject({ system: 'state', code: '5/KH-UBND' })
  })

  test('Unicode and other languages stay as they are', () => {
    for (const text of ['Cộng hòa xã hội chủ nghĩa Việt Nam, Độc lập', 'Señor, où êtes-vous? Garçon à côté, naïve façade', '']) {
      expect(toUnicode(text)).toEqual({ text, from: null })
    }
  })

  test('a secrecy mark in an old encoding is a mark', () => {
    for (const mark of ['MËT', 'mËt', 'TèI MËT'])
      expect(secrecyMark(toUnicode(`${mark}\nCéng hßa x· héi\n§éc lËp - Tù do`).text)).not.toBeNull()
    expect(secrecyMark(toUnicode('MAÄT\nCOÄNG HOØA XAÕ HOÄI\nÑoäc laäp - Töï do').text)).toMatchObject({ mark: 'MẬT' })
    expect(secrecyMark(toUnicode('Céng hßa x· héi\n§éc lËp\nmËt ong, b¶o mËt').text)).toBeNull()
    for (const short of ['TUYÖT MËT\nVÒ c«ng t¸c c¸n bé', 'MËT', 'MAÄT\nVeà coâng taùc', 'Ủy ban nhân dân xã, Đảng ủy xã\nTèI MËT'])
      expect(secrecyMark(short), short).not.toBeNull()
    for (const plain of ['mËt ong', 'MËT ONG RõNG', 'b¶o mËt th«ng tin']) expect(secrecyMark(plain), plain).toBeNull()
  })
})
