import { date, inSentence } from '../../kernel/format.ts'
import type { Desk } from '../../registry/index.ts'
import { type Block, letterheadOf, notationOf, type Paper, profileOn, signingBlock } from '../../work/papers/index.ts'

export interface Asked {
  topic: string
  audience: string
  onDay: Temporal.PlainDate
  when: string
  where: string
  payment: string
  replyTo: string
}

export interface Guest {
  name: string
  occupation: string
  commune: string
}

const labelled = (label: string, text: string): Block => ({
  kind: 'paragraph',
  runs: [{ text: `${label}: `, bold: true }, { text: `${text}.` }],
})

/** Giấy mời báo cáo viên (NĐ 30/2020, Phụ lục III, mẫu 1.8): whom, to speak on what, before whom, when and where. */
export function invitationPaper(
  { office, title, acting, name }: { office: Desk; title: string; acting: boolean; name: string },
  guest: Guest,
  asked: Asked,
  today: Temporal.PlainDate,
  sample: boolean,
): Paper {
  const head = letterheadOf(office)
  const lines: [string, string][] = [
    ['Nội dung', asked.topic],
    ['Đối tượng nghe', asked.audience],
    ['Thời gian', `${asked.when}, ngày ${date(asked.onDay)}`],
    ['Địa điểm', asked.where],
    ['Thù lao, đi lại', asked.payment],
    ['Liên hệ trả lời', asked.replyTo],
  ]
  return {
    profile: profileOn('state', today).id,
    kind: 'GM',
    issuer: head.issuer,
    number: null,
    notation: notationOf('GM', head, ''),
    place: head.place,
    date: null,
    month: today.toPlainYearMonth(),
    subject: 'Báo cáo viên trình bày chuyên đề',
    addressees: [],
    legalBasis: [],
    body: [
      {
        kind: 'paragraph',
        runs: [
          { text: `${office.name} trân trọng kính mời: ` },
          { text: `Ông (bà) ${guest.name}`, bold: true },
          {
            text: [guest.occupation && `, ${guest.occupation}`, `, ${inSentence(guest.commune)}`, ', làm báo cáo viên chuyên đề dưới đây.']
              .filter(Boolean)
              .join(''),
          },
        ],
      },
      ...lines.flatMap(([label, text]) => (text ? [labelled(label, text)] : [])),
      { kind: 'paragraph', runs: [{ text: `${office.name} rất mong ông (bà) nhận lời và đến đúng thời gian` }] },
    ],
    distribution: ['Như trên'],
    archive: head.archive,
    signature: { ...signingBlock(office.kind, title, acting), name },
    sample,
  }
}
