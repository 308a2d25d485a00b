import mammoth from 'mammoth'
import { type Block, type Paper, type ProfileId, profiles, renderDocx } from './index.ts'
import { inspectDocx } from './inspect.ts'

export const day = (text: string) => Temporal.PlainDate.from(text)
export const ids = profiles.map((profile) => profile.id)
const figure = (text: string, label: string) => ({
  text,
  source: { label, href: `https://cayda.example/follow-up/list?counter=${label.length}&a=1` },
})

export const body: Block[] = [
  { kind: 'heading', level: 1, label: 'I.', text: 'KẾT QUẢ' },
  { kind: 'paragraph', runs: [{ text: 'Đã hoàn thành ' }, figure('23', 'Nhiệm vụ hoàn thành'), { text: ' nhiệm vụ.' }] },
  {
    kind: 'table',
    caption: 'Tiến độ',
    columns: [
      { head: 'TT', width: 10, align: 'center' },
      { head: 'Cơ quan', width: 60 },
      { head: 'Số việc', width: 20, align: 'right' },
    ],
    rows: [['1', 'Ủy ban MTTQ Việt Nam xã', [figure('5', 'Việc của Mặt trận')]]],
    totals: ['', 'Tổng số', [figure('40', 'Tổng số nhiệm vụ')]],
  },
  { kind: 'item', label: '-', runs: [{ text: 'Dòng thứ nhất\nDòng thứ hai' }] },
  { kind: 'paragraph', runs: [{ text: 'Trên đây là báo cáo của cơ quan' }] },
]

export function paper(profile: ProfileId, changed: Partial<Paper> = {}): Paper {
  const party = profile !== 'state'
  return {
    profile,
    kind: 'BC',
    issuer: party ? { parent: 'Đảng bộ tỉnh Bắc Ninh', name: 'Đảng ủy xã Nhã Nam' } : { parent: 'UBND tỉnh', name: 'UBND xã Nhã Nam' },
    number: 5,
    notation: party ? 'BC/ĐU' : 'BC-UBND',
    place: 'Nhã Nam',
    date: day('2026-11-03'),
    month: Temporal.PlainYearMonth.from('2026-11'),
    subject: 'kết quả thực hiện công tác trung tâm học tập cộng đồng',
    addressees: ['Thường trực Tỉnh ủy'],
    legalBasis: ['Căn cứ chương trình công tác năm 2026', 'Căn cứ kế hoạch quý IV'],
    body,
    distribution: ['Như trên', 'Các cơ quan liên quan'],
    archive: party ? 'Văn phòng Đảng ủy' : 'VP',
    signature: {
      authority: party ? 'T/M Ban Thường vụ' : 'TM. Ủy ban nhân dân',
      position: party ? 'Phó Bí thư' : 'Chủ tịch',
      name: 'Trần Thị Ngọc Lâm',
    },
    sample: true,
    ...changed,
  }
}

export const see = async (one: Paper) => inspectDocx(await renderDocx(one))
/** Read by a library that had no part in writing the file. */
export const wordsOf = async (one: Paper) => (await mammoth.extractRawText({ buffer: Buffer.from(await renderDocx(one)) })).value
