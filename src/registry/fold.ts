/** The same as SQL's fold(): no accents, đ as d, lower case; a test compares the two. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').replace(/’/g, "'").toLowerCase()
}

/** One line in NFC with single spaces: what a cell or a field means once its typing is forgotten. */
export function tidy(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim()
}
