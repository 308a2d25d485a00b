import { download } from '../../kernel/files.ts'
import type { Paper } from './paper.ts'

export { type ArrivalSlip, arrivalSlip } from './forms/arrival-slip.ts'
export { type AttendanceList, type Attendee, attendanceList } from './forms/attendance-list.ts'
export { innerPaper, labelled, para } from './forms/inner.ts'
export {
  type ConclusionNotice,
  conclusionNotice,
  type Invitation,
  invitation,
  type Minutes,
  minutes,
  type Numbered,
} from './forms/meeting.ts'
export { type SubmissionSlip, submissionSlip } from './forms/submission-slip.ts'
export { type DraftKind, draftKinds, kindForms, printedSubject } from './kinds.ts'
export { officialDay, printedDate, printedNumber } from './number.ts'
export {
  type ChairSigning,
  chairSignature,
  inFull,
  type Letterhead,
  letterheadOf,
  notationOf,
  type Office,
  shortPlace,
  signingBlock,
} from './offices.ts'
export {
  type Annex,
  type Block,
  type Cell,
  type Figure,
  figures,
  kindNames,
  type Paper,
  type PaperKind,
  type ProfileId,
  type Run,
  type Signer,
  type TableBlock,
} from './paper.ts'
export { type Profile, profileById, profileOn, profiles } from './profiles.ts'
export { sheetOf, textOf } from './sheet.ts'
export { bodyFromText, textFromBody } from './typed.ts'

/** The paper as a Word file in its official layout. Word's library is heavy and few requests need it, so it comes with the first of them. */
export async function renderDocx(paper: Paper): Promise<Uint8Array> {
  return (await import('./docx.ts')).renderDocx(paper)
}

export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export async function wordFile(paper: Paper, name: string) {
  return download(await renderDocx(paper), `${name}.docx`, docxType)
}

/** The paper as a tagged PDF; the compiler comes with the first request for one and goes with its thread. */
export async function renderPdf(paper: Paper): Promise<Uint8Array> {
  return (await import('./pdf.ts')).renderPdf(paper)
}
