import { fold } from './fold.ts'

const abbreviations: [RegExp, string][] = [
  [/\buy ban nhan dan\b/g, 'ubnd'],
  [/\bhoi dong nhan dan\b/g, 'hdnd'],
  [/\b(uy ban |ub )?(mat tran to quoc|mttq|ubmttq)( viet nam)?\b/g, 'mttq'],
  [/\btrung tam hoc tap cong dong\b/g, 'tthtcd'],
  [/\btrung hoc co so\b/g, 'thcs'],
  [/\bto chuc chinh tri xa hoi\b/g, 'to chuc ctxh'],
  [/\b(dang bo,? chi bo|chi bo,? dang bo|chi,? dang bo)\b/g, 'chi dang bo'],
]
const commune = '(?:xa|phuong|thi tran|dac khu)'
const level = '(?:tinh|thanh pho|huyen|quan|thi xa|xa|phuong|thi tran|dac khu)'
const severalCommunes = new RegExp(`\\b(?:(?:cac|\\d+) )?${commune}(?:(?:,| va|, va) ${commune})+\\b`, 'g')
const allCommunes = new RegExp(`\\b(?:cac|\\d+) ${commune}(?= |,|$)`, 'g')
const committee = '(?:tinh|huyen|thanh|quan|thi|dang) uy'
/** "Ban Xây dựng Đảng Đảng ủy xã" is "Ban Xây dựng Đảng" to its own committee. */
const boardOf = new RegExp(`^(ban (?!thuong vu|chap hanh).+) ${committee}(?: ${level})?$`)
const repeated = [
  / tren dia ban\b.*$/,
  new RegExp(` truc thuoc(?: ${committee})?(?: ${level})?$`),
  new RegExp(` (?:trong|trong toan|toan|thuoc)(?: ${level})?$`),
]

/**
 * A phrase without accents, punctuation, abbreviations, its issuer's own name and the words that only repeat the issuer's level.
 * Equal results mean the same; without a place name any level counts as the issuer's.
 */
export function shorten(phrase: string, placeName: string): string {
  let text = squeeze(fold(phrase).replace(/[-–—.;:*"“”/()]/g, ' '))
  for (const [long, short] of abbreviations) text = text.replace(long, short)
  const place = squeeze(fold(placeName))
  if (place) text = squeeze(text.replaceAll(place, ''))
  text = text.replace(severalCommunes, 'cac xa').replace(allCommunes, 'cac xa')
  for (const words of repeated) text = text.replace(words, '')
  text = text.replace(boardOf, '$1')
  const own = place ? (new RegExp(`^${level}`).exec(place)?.[0] ?? level) : level
  text = text.replace(new RegExp(`(?<!\\bcac) ${own}$`), '')
  return squeeze(text.replaceAll(',', ' ').replace(/^\s*cac /, ''))
}

function squeeze(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/ ,/g, ',')
    .replace(/^[ ,]+|[ ,]+$/g, '')
}
