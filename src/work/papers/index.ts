export { renderDocx } from './docx.ts'
export { officialDay, printedDate, printedNumber } from './number.ts'
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
