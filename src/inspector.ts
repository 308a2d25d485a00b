import { extractText, Unreadable } from './areas/letters/extract.ts'
import { secrecyMark } from './areas/letters/reading/index.ts'
import { recordRefusal } from './areas/letters/refusals.ts'
import type { Inspector } from './kernel/files.ts'

/** What the letters know about the inside of files, for every file that anybody sends. */
export const inspector: Inspector = {
  textOf: (bytes, name) =>
    extractText(bytes, name).catch((error) => {
      if (error instanceof Unreadable) return null
      throw error
    }),
  secret: (text) => secrecyMark(text) !== null,
  refused: recordRefusal,
}
