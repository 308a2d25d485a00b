import { sentence } from '../../kernel/format.ts'
import {
  attendanceList,
  conclusionNotice,
  type DraftKind,
  draftKinds,
  invitation,
  minutes,
  type Numbered,
  type Paper,
  textFromBody,
} from '../../work/papers/index.ts'
import type { Receiver } from './queries.ts'

/** What can be begun: every kind, and forms of a kind that have a body of their own. */
export const starts = [...draftKinds, 'TB-KL'] as const
export type Start = (typeof starts)[number]
export const kindOf = (start: Start): DraftKind => (start === 'TB-KL' ? 'TB' : start)

/** Stays for the writer to fill in; a paper with such a place cannot be submitted. */
export const blank = '…………'

const meetingOf = (subject: string) => subject.replace(/^(về việc\s+)?(dự\s+)?/iu, '')

/** The official form of an invitation, of minutes and of a conclusion, as the text that a draft begins with; any other kind begins empty. */
export function beginningOf(start: Start, head: Pick<Numbered, 'profile' | 'issuer' | 'place' | 'on'>, subject: string) {
  const known = {
    ...head,
    sample: false,
    number: null,
    notation: '',
    distribution: [],
    archive: '',
    signature: { authority: null, position: null, name: null },
  }
  const meeting = meetingOf(subject)
  const begun = (paper: Paper) => textFromBody(paper.body)
  switch (start) {
    case 'GM':
      return {
        subject,
        body: begun(
          invitation({
            ...known,
            host: head.issuer.name,
            invited: [blank],
            meeting,
            content: blank,
            chair: blank,
            when: blank,
            where: blank,
          }),
        ),
      }
    case 'BB':
      return {
        subject,
        body: begun(
          minutes({
            ...known,
            meeting,
            began: blank,
            ended: blank,
            where: blank,
            chair: blank,
            secretary: { position: null, name: blank },
            present: null,
            absent: null,
            course: blank,
            conclusion: blank,
          }),
        ),
      }
    case 'TB-KL': {
      const paper = conclusionNotice({
        ...known,
        concludedBy: blank,
        meeting,
        heldOn: blank,
        present: blank,
        conclusion: `1. ${blank}\n2. ${blank}`,
        closing: `${head.issuer.name} thông báo để các cơ quan, đơn vị biết, thực hiện`,
      })
      return { subject: `về kết luận của ${blank} tại ${meeting}`, body: begun(paper) }
    }
    default:
      return { subject, body: '' }
  }
}

/** What the text of an invitation says after a label: 'Thời gian: …'. */
const toldOf = (body: string, label: string) => new RegExp(`^\\s*(?:[-–]\\s*)?${label}:\\s*(.+?)[.;]?\\s*$`, 'imu').exec(body)?.[1] ?? blank

const spareRows = 5

/** Danh sách dự họp: a row for each body that the invitation was addressed to, or for the line as it stands where it names none. */
export function attendanceOf(
  paper: Paper,
  { subject, body, drafter }: { subject: string; body: string; drafter: string },
  receivers: Receiver[],
  on: Temporal.PlainDate,
): Paper {
  const offices = receivers
    .filter(({ role }) => role === 'recipient')
    .flatMap(({ phrase, bodies }) => (bodies.length ? bodies.map(({ name }) => name) : [phrase]))
  const { profile, issuer, place, sample } = paper
  return attendanceList({
    profile,
    issuer,
    place,
    sample,
    on,
    meeting: sentence(meetingOf(subject)),
    when: toldOf(body, 'Thời gian'),
    where: toldOf(body, 'Địa điểm'),
    people: [...new Set(offices)].map((office) => ({ name: '', position: '', office })),
    spare: spareRows,
    position: 'Người lập danh sách',
    name: drafter,
  })
}
