export { renderDocx } from './docx.ts'
export { type Block, figures, kindNames, type Paper, type PaperKind, type ProfileId, type Run, type TableBlock } from './paper.ts'
export { officialDay, printedDate, printedNumber } from './print.ts'
export { type Profile, profileById, profileOn, profiles } from './profiles.ts'
