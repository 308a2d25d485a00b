import type { ProfileId } from './paper.ts'

/** Millimetres, half-points and line rules of one official layout. */
export interface Profile {
  id: ProfileId
  line: 'party' | 'state'
  /** The text that orders the layout. */
  basis: string
  from: string
  /** First day on which the layout no longer holds. */
  until: string | null
  margins: { top: number; bottom: number; left: number; right: number }
  body: { size: number; indentMm: number; spacing: { before: number; after: number; line: number; exact: boolean } }
  head: { right: string[]; rightSizes: number[]; leftSize: number; star: boolean }
  number: { prefix: string; join: string }
  officialLetterSubject: { prefix: string; italic: boolean; size: number }
  title: { size: number; subjectSize: number; rule: 'line' | 'hyphens' }
  end: string
  distribution: { headSize: number; headBold: boolean; headUnderline: boolean; itemSize: number; mark: string; archive: string }
  signature: { positionBold: boolean }
  pageNumberSize: number
}

const stateHead = ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc']
const partyHead = ['ĐẢNG CỘNG SẢN VIỆT NAM']
const partyMargins = { top: 20, bottom: 20, left: 30, right: 15 }

/** Which layout holds on which day is data: a new rule is a new row. */
export const profiles: Profile[] = [
  {
    id: 'state',
    line: 'state',
    basis: 'Nghị định 30/2020/NĐ-CP, Phụ lục I',
    from: '2020-03-05',
    until: null,
    margins: { top: 20, bottom: 20, left: 30, right: 15 },
    body: { size: 14, indentMm: 12.7, spacing: { before: 6, after: 0, line: 16.8, exact: false } },
    head: { right: stateHead, rightSizes: [13, 14], leftSize: 13, star: false },
    number: { prefix: 'Số: ', join: '/' },
    officialLetterSubject: { prefix: 'V/v ', italic: false, size: 12 },
    title: { size: 14, subjectSize: 14, rule: 'line' },
    end: './.',
    distribution: { headSize: 12, headBold: true, headUnderline: false, itemSize: 11, mark: ';', archive: 'Lưu: VT' },
    signature: { positionBold: true },
    pageNumberSize: 13,
  },
  {
    id: 'party-hd36',
    line: 'party',
    basis: 'Hướng dẫn 36-HD/VPTW năm 2018',
    from: '2018-04-03',
    until: '2026-05-27',
    margins: partyMargins,
    body: { size: 14, indentMm: 10, spacing: { before: 6, after: 0, line: 18, exact: true } },
    head: { right: partyHead, rightSizes: [15], leftSize: 14, star: true },
    number: { prefix: 'Số ', join: '-' },
    officialLetterSubject: { prefix: 'V/v ', italic: true, size: 12 },
    title: { size: 16, subjectSize: 15, rule: 'hyphens' },
    end: './.',
    distribution: { headSize: 14, headBold: false, headUnderline: true, itemSize: 12, mark: ',', archive: 'Lưu' },
    signature: { positionBold: true },
    pageNumberSize: 14,
  },
  {
    id: 'party-hd05',
    line: 'party',
    basis: 'Hướng dẫn 05-HD/VPTW ngày 27/5/2026',
    from: '2026-05-27',
    until: null,
    margins: partyMargins,
    body: { size: 14, indentMm: 10, spacing: { before: 6, after: 0, line: 18, exact: true } },
    head: { right: partyHead, rightSizes: [15], leftSize: 14, star: true },
    number: { prefix: 'Số ', join: '-' },
    officialLetterSubject: { prefix: 'về việc ', italic: true, size: 12 },
    title: { size: 16, subjectSize: 15, rule: 'hyphens' },
    end: '.',
    distribution: { headSize: 14, headBold: false, headUnderline: true, itemSize: 12, mark: ',', archive: 'Lưu' },
    signature: { positionBold: false },
    pageNumberSize: 14,
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
