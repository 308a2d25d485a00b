import type { Paper } from '../paper.ts'
import { type Inner, innerPaper } from './inner.ts'

export interface Attendee {
  name: string
  position: string
  office: string
}

export interface AttendanceList extends Inner {
  /** 'Hội nghị sơ kết hoạt động trung tâm học tập cộng đồng' */
  meeting: string
  when: string
  where: string
  people: Attendee[]
  /** Empty rows for those who come without being on the list. */
  spare?: number
  position: string
  name: string
}

/** Danh sách dự họp: a row to sign for each who was asked. */
export function attendanceList(list: AttendanceList): Paper {
  const { meeting, when, where, people, spare = 0, position, name } = list
  const empty = Array.from({ length: spare }, () => ({ name: '', position: '', office: '' }))
  return innerPaper(list, {
    form: 'Danh sách dự họp',
    subject: meeting,
    body: [
      { kind: 'paragraph', runs: [{ text: `Thời gian: ${when}.` }] },
      { kind: 'paragraph', runs: [{ text: `Địa điểm: ${where}.` }] },
      {
        kind: 'table',
        columns: [
          { head: 'TT', width: 10, align: 'center' },
          { head: 'Họ và tên', width: 48 },
          { head: 'Chức vụ', width: 40 },
          { head: 'Cơ quan, đơn vị', width: 45 },
          { head: 'Ký tên', width: 27 },
        ],
        rows: [...people, ...empty].map((one, i) => [String(i + 1), one.name, one.position, one.office, '\n']),
      },
      { kind: 'paragraph', runs: [{ text: `Danh sách có ${people.length} người được mời; số người dự họp: …… người.` }] },
    ],
    signature: { authority: null, position, name },
  })
}
