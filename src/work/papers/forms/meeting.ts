import { inSentence } from '../../../kernel/format.ts'
import type { DraftKind } from '../kinds.ts'
import { printedSubject } from '../kinds.ts'
import type { Block, Paper, Signer } from '../paper.ts'
import { bodyFromText } from '../typed.ts'
import { type Inner, labelled, para } from './inner.ts'

/** What a paper with a number of its own has beside its content. */
export interface Numbered extends Inner {
  number: number | string | null
  notation: string
  distribution: string[]
  archive: string
  signature: Paper['signature']
}

function numbered(kind: DraftKind, { on, profile, ...known }: Numbered, subject: string, body: Block[], more: Partial<Paper> = {}): Paper {
  return {
    ...known,
    profile,
    kind,
    date: known.number === null ? null : on,
    month: on.toPlainYearMonth(),
    subject: printedSubject(kind, profile, subject),
    addressees: [],
    legalBasis: [],
    body,
    ...more,
  }
}

export interface Invitation extends Numbered {
  host: string
  invited: string[]
  meeting: string
  content: string
  chair: string
  when: string
  where: string
  /** What the guests are asked to prepare. */
  request?: string
}

/** Giấy mời (NĐ 30/2020, Phụ lục III, mẫu 1.8): whom, to what, under whom, when and where. */
export function invitation(asked: Invitation): Paper {
  const { host, invited, meeting, content, chair, when, where, request } = asked
  const guests: Block[] =
    invited.length === 1
      ? [para(`${host} trân trọng kính mời: ${invited[0]}.`)]
      : [
          para(`${host} trân trọng kính mời:`),
          ...invited.map((guest): Block => ({ kind: 'item', label: '-', runs: [{ text: `${guest};` }] })),
        ]
  const lines: [string, string | undefined][] = [
    ['Tới dự', meeting],
    ['Nội dung', content],
    ['Chủ trì', chair],
    ['Thời gian', when],
    ['Địa điểm', where],
    ['Đề nghị', request],
  ]
  return numbered('GM', asked, `dự ${inSentence(meeting)}`, [
    ...guests,
    ...lines.flatMap(([label, text]): Block[] => (text ? [labelled(label, `${text}.`)] : [])),
    para(`${host} rất mong các đồng chí, ông (bà) đến dự đúng thời gian`),
  ])
}

export interface Minutes extends Numbered {
  meeting: string
  began: string
  ended: string
  where: string
  chair: string
  secretary: Signer & { name: string }
  /** Null: not written down yet. */
  present: string[] | null
  absent: string[] | null
  /** The course of the meeting, typed as paragraphs. */
  course: string
  conclusion: string
}

/** Biên bản (NĐ 30/2020, Phụ lục III, mẫu 1.9): who was there, what was said, what was decided; signed by two. */
export function minutes(held: Minutes): Paper {
  const { meeting, began, ended, where, chair, secretary, present, absent, course, conclusion } = held
  const list = (people: string[] | null): Block[] =>
    (people ?? []).map((one) => ({ kind: 'item', label: '-', runs: [{ text: `${one};` }] }))
  const count = (people: string[] | null) => (people ? `${people.length} người` : '…… người')
  const heading = (label: string, text: string): Block => ({ kind: 'heading', level: 1, label, text })
  const body: Block[] = [
    labelled('Thời gian bắt đầu', `${began}.`),
    labelled('Địa điểm', `${where}.`),
    heading('I.', 'THÀNH PHẦN'),
    { kind: 'item', label: '1.', runs: [{ text: `Chủ trì: ${chair}.` }] },
    { kind: 'item', label: '2.', runs: [{ text: `Thư ký: ${secretary.name}.` }] },
    { kind: 'item', label: '3.', runs: [{ text: `Có mặt: ${count(present)}.` }] },
    ...list(present),
    { kind: 'item', label: '4.', runs: [{ text: absent?.length === 0 ? 'Vắng mặt: không.' : `Vắng mặt: ${count(absent)}.` }] },
    ...list(absent),
    heading('II.', 'NỘI DUNG'),
    ...bodyFromText(course),
    heading('III.', 'KẾT LUẬN'),
    ...bodyFromText(conclusion),
    para(`Cuộc họp kết thúc vào ${ended}; biên bản đã được đọc lại cho những người dự họp cùng nghe và thống nhất thông qua`),
  ]
  return numbered('BB', held, meeting, body, { secretary: { position: 'Thư ký', name: secretary.name } })
}

export interface ConclusionNotice extends Numbered {
  /** 'đồng chí Trần Thị Ngọc Lâm, Phó Bí thư Thường trực Đảng ủy xã' */
  concludedBy: string
  meeting: string
  on: Temporal.PlainDate
  heldOn: string
  present: string
  conclusion: string
  /** Who tells it: 'Văn phòng Đảng ủy xã thông báo để các cơ quan, đơn vị biết, thực hiện' */
  closing: string
}

/** Thông báo kết luận: what the chair concluded, for those who must act on it. */
export function conclusionNotice(notice: ConclusionNotice): Paper {
  const { concludedBy, meeting, heldOn, present, conclusion, closing } = notice
  const opening = `Ngày ${heldOn}, ${concludedBy} đã chủ trì ${inSentence(meeting)}. Cùng dự có ${present}.`
  const heard = 'Sau khi nghe báo cáo và ý kiến của các đại biểu dự họp, người chủ trì kết luận như sau:'
  return numbered('TB', notice, `về kết luận của ${concludedBy} tại ${inSentence(meeting)}`, [
    para(opening),
    para(heard),
    ...bodyFromText(conclusion),
    para(closing),
  ])
}
