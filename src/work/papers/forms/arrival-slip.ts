import type { Block, Paper } from '../paper.ts'
import { type Inner, innerPaper, labelled, room } from './inner.ts'

export interface ArrivalSlip extends Inner {
  number: string
  arrivedOn: string
  /** '1820/SGDĐT-GDTX ngày 17/11/2026' */
  code: string
  from: string
  subject: string
  note: string
  lead: string
  withs: string[]
  due: string
}

/** Phiếu xử lý văn bản đến: goes round with the paper; what is known is filled in, the rest is written by hand (NĐ 30/2020, Phụ lục IV). */
export function arrivalSlip(slip: ArrivalSlip): Paper {
  const { number, arrivedOn, code, from, subject, note, lead, withs, due } = slip
  const facts: [string, string][] = [
    ['Số đến', number],
    ['Ngày đến', arrivedOn],
    ['Số, ký hiệu, ngày văn bản', code],
    ['Cơ quan ban hành', from],
    ['Trích yếu', subject],
    ['Đơn vị chủ trì', lead],
    ['Đơn vị phối hợp', withs.join('; ')],
    ['Thời hạn giải quyết', due],
  ]
  const body: Block[] = [
    ...facts.map(([label, text]) => labelled(label, text || '…………')),
    {
      kind: 'table',
      columns: [
        { head: 'Ý kiến chỉ đạo của lãnh đạo cơ quan', width: 1 },
        { head: 'Ý kiến của lãnh đạo đơn vị chủ trì', width: 1 },
        { head: 'Ý kiến của người được giao xử lý', width: 1 },
      ],
      rows: [[note || room, room, room]],
    },
  ]
  return innerPaper(slip, { form: 'Phiếu xử lý văn bản đến', subject: number ? `Số đến ${number}` : subject, body })
}
