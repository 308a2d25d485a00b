import type { ProfileId } from './paper.ts'

/** Millimetres, points and marks of one official layout. */
export interface Profile {
  id: ProfileId
  line: 'party' | 'state'
  /** The text that orders the layout. */
  basis: string
  from: string
  /** First day on which the layout no longer holds. */
  until: string | null
  margins: { top: number; bottom: number; left: number; right: number }
  body: { size: number; indentMm: number; before: number; line: number; exact: boolean }
  head: {
    widths: [left: number, right: number]
    right: string[]
    rightSizes: number[]
    ruleMm: number
    leftSize: number
    star: boolean
    dateSize: number
  }
  number: { prefix: string; join: string; size: number }
  officialLetterSubject: { prefix: string; italic: boolean; size: number }
  title: { size: number; subjectSize: number; rule: 'line' | 'hyphens' }
  basisList: { dash: boolean; italic: boolean }
  /** What ends the text. */
  end: string
  /** What ends each addressee but the last. */
  mark: string
  distribution: { headSize: number; headStyle: 'bold-italic' | 'underlined'; itemSize: number; archive: string }
  signature: { size: number; positionBold: boolean }
  pageNumber: { size: number; fromEdgeMm: number }
  /** State annexes count their own pages. */
  annexPages: 'own' | 'running'
}

type Look = Omit<Profile, 'id' | 'basis' | 'from' | 'until'>

const margins = { top: 20, bottom: 20, left: 30, right: 15 }

const state: Look = {
  line: 'state',
  margins,
  body: { size: 14, indentMm: 12.7, before: 6, line: 17, exact: false },
  head: {
    widths: [65, 100],
    right: ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'],
    rightSizes: [13, 14],
    ruleMm: 60,
    leftSize: 13,
    star: false,
    dateSize: 13,
  },
  number: { prefix: 'Số: ', join: '/', size: 13 },
  officialLetterSubject: { prefix: 'V/v ', italic: false, size: 12 },
  title: { size: 14, subjectSize: 14, rule: 'line' },
  basisList: { dash: false, italic: true },
  end: './.',
  mark: ';',
  distribution: { headSize: 12, headStyle: 'bold-italic', itemSize: 11, archive: 'Lưu: VT' },
  signature: { size: 14, positionBold: true },
  pageNumber: { size: 13, fromEdgeMm: 10 },
  annexPages: 'own',
}

const party: Look = {
  line: 'party',
  margins,
  body: { size: 14, indentMm: 10, before: 6, line: 18, exact: true },
  head: { widths: [70, 95], right: ['ĐẢNG CỘNG SẢN VIỆT NAM'], rightSizes: [15], ruleMm: 72, leftSize: 14, star: true, dateSize: 14 },
  number: { prefix: 'Số ', join: '-', size: 14 },
  officialLetterSubject: { prefix: 'V/v ', italic: true, size: 12 },
  title: { size: 16, subjectSize: 15, rule: 'hyphens' },
  basisList: { dash: true, italic: false },
  end: './.',
  mark: ',',
  distribution: { headSize: 14, headStyle: 'underlined', itemSize: 12, archive: 'Lưu' },
  signature: { size: 14, positionBold: false },
  pageNumber: { size: 14, fromEdgeMm: 10 },
  annexPages: 'running',
}

/** Which layout holds on which day is data: a new rule is a new row. */
export const profiles: Profile[] = [
  { id: 'state', basis: 'Nghị định 30/2020/NĐ-CP, Phụ lục I', from: '2020-03-05', until: null, ...state },
  { id: 'party-hd36', basis: 'Hướng dẫn 36-HD/VPTW ngày 03/4/2018', from: '2018-04-03', until: '2026-05-27', ...party },
  {
    id: 'party-hd05',
    basis: 'Hướng dẫn 05-HD/VPTW ngày 27/5/2026',
    from: '2026-05-27',
    until: null,
    ...party,
    officialLetterSubject: { prefix: 'về việc ', italic: true, size: 12 },
    end: '.',
    mark: ';',
  },
]

export function profileOn(line: 'party' | 'state', on: Temporal.PlainDate): Profile {
  const day = on.toString()
  const found = profiles.find((profile) => profile.line === line && profile.from <= day && (!profile.until || day < profile.until))
  if (!found) throw new RangeError(`no ${line} layout is known for ${day}`)
  return found
}

export function profileById(id: ProfileId): Profile {
  return profiles.find((profile) => profile.id === id)!
}
