export { readOutgoing } from './access.ts'
export { type DraftPaper, draftFromPaper } from './from-paper.ts'
export { type OutgoingRow, selectMade, selectUrgings } from './queries.ts'
export type { Reader, Told } from './reader.ts'
export { recordUrged } from './record.ts'
export { Declaration, declared } from './secret.tsx'
export { codeOf, StatusTag } from './show.tsx'

import type { Reader } from './reader.ts'
import { draftRoutes } from './routes-drafts.tsx'
import { flowRoutes } from './routes-flow.tsx'

export const issuingRoutes = (reader: Reader) => [...draftRoutes(reader), ...flowRoutes(reader)]
export { outgoingSearch, outgoingWaiting } from './sources.ts'
