import type { Paper } from '../paper.ts'
import { profileById } from '../profiles.ts'
import { type Inner, innerPaper, labelled, room } from './inner.ts'

export interface SubmissionSlip extends Inner {
  /** What is submitted: 'Kế hoạch tổ chức các lớp học buổi tối'. */
  paper: string
  to: string
  drafter: string
  office: string
  legalBasis: string[]
  explanation: string
  attached: string[]
}

/** The label says the word already. */
const bareGround = (ground: string) => ground.replace(/^-?\s*Căn cứ\s+/iu, '').replace(/[;.,\s]+$/u, '')

/** Phiếu trình: goes with a draft to who signs it; three opinions are written on it by hand. */
export function submissionSlip(slip: SubmissionSlip): Paper {
  const { paper, to, drafter, office, legalBasis, explanation, attached } = slip
  return innerPaper(slip, {
    form: 'Phiếu trình',
    subject: `${profileById(slip.profile).officialLetterSubject.prefix}ký ban hành ${paper}`,
    addressees: [to],
    body: [
      labelled('Đơn vị soạn thảo', office),
      labelled('Người soạn thảo', drafter),
      ...(legalBasis.length ? [labelled('Căn cứ', legalBasis.map(bareGround).join('; '))] : []),
      labelled('Tóm tắt nội dung trình', explanation || paper),
      ...(attached.length ? [labelled('Tài liệu kèm theo', attached.join('; '))] : []),
      {
        kind: 'table',
        columns: [
          { head: 'Ý kiến của đơn vị soạn thảo', width: 1 },
          { head: 'Ý kiến của Văn phòng (thể thức)', width: 1 },
          { head: 'Ý kiến của người ký', width: 1 },
        ],
        rows: [[room, room, room]],
      },
    ],
    signature: { authority: null, position: 'Người trình', name: drafter },
  })
}
