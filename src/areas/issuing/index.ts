export { readOutgoing } from './access.ts'
export type { Reader, Told } from './reader.ts'

import type { Reader } from './reader.ts'
import { draftRoutes } from './routes-drafts.tsx'
import { flowRoutes } from './routes-flow.tsx'

export const issuingRoutes = (reader: Reader) => [...draftRoutes(reader), ...flowRoutes(reader)]
export { outgoingSearch, outgoingWaiting } from './sources.ts'
