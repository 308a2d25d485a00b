import type { Paper } from './paper.ts'

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

/** The paper as a Word file in its official layout. Word's library is heavy and few requests need it, so it comes with the first of them. */
export async function renderDocx(paper: Paper): Promise<Uint8Array> {
  return (await import('./docx.ts')).renderDocx(paper)
}
