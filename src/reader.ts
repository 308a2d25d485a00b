import type { Reader } from './areas/issuing/index.ts'
import { documentFrom } from './areas/letters/intake.ts'
import { readLetter, secrecyMark } from './areas/letters/reading/index.ts'
import { recordRefusal } from './areas/letters/refusals.ts'

/** What the letters know about texts, for the papers that are written here. */
export const reader: Reader = {
  secret: (text) => secrecyMark(text) !== null,
  refused: recordRefusal,
  document: (told, text, known) => documentFrom(told, text, readLetter(text), known),
}
