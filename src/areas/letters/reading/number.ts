import { kindOfToken } from './kinds.ts'

export interface Code {
  /** As printed, without spaces. */
  code: string
  start: number
  end: number
  /** Kind of paper named inside the number, if any. */
  kind: string | null
  /** 37-HD/BTGDVTW is the Party's order of parts, 141/KH-UBND the State's. */
  system: 'party' | 'state' | null
}

const organ = '\\p{Lu}[\\p{L}\\d]{0,11}(?:[.&_+]\\p{Lu}[\\p{L}\\d]{0,11}){0,3}(?:\\(\\p{Lu}{1,8}\\))?'
/** "100 - KL/TW", "84 QĐ/TWĐTN": typed with spaces, told by the kind and stroke behind. */
const spaced = '\\s[-–]\\s?(?=\\p{Lu}\\p{L}{0,3}/)|\\s(?=(?:NQ|QĐ|CT|KL|KH|HD|TB|BC|TTr|CV|CTr)/)'
const tail = `(?:\\s?[/][ \\n]?|[-–][ \\n]?|${spaced})${organ}(?:[-–/][ \\n]?${organ}){0,4}`
const numbered = new RegExp(`\\d{1,6}\\p{Ll}?(?:\\s?/\\s?(?:19|20)\\d{2})?${tail}`, 'uy')
const lawNumber = /\d{1,4}\/(?:19|20)\d{2}\/(?:QH|UBTVQH)\d{1,2}/uy
const blank = new RegExp(`(?:[.…_\\s]{0,40})(?:/(?:19|20)\\d{2})?${tail}`, 'uy')

/** A number with its notation, standing exactly at `at`. */
export function codeAt(text: string, at: number): Code | null {
  return matched(lawNumber, text, at) ?? matched(numbered, text, at)
}

/** In a header the number itself may still be blank: "Số -CV/HU", "Số: ……/UBND-VX". */
export function headerCodeAt(text: string, at: number): Code | null {
  const found = codeAt(text, at) ?? matched(blank, text, at)
  if (found) return found
  const bare = /\d{1,6}(?![\p{L}\d/])/uy
  bare.lastIndex = at
  const digits = bare.exec(text)
  return digits && { code: digits[0], start: at, end: at + digits[0].length, kind: null, system: null }
}

function matched(shape: RegExp, text: string, at: number): Code | null {
  shape.lastIndex = at
  const match = shape.exec(text)
  if (!match) return null
  const code = match[0].replace(/[\s….…_]+/g, (gap) => (/[\s…_]/.test(gap) || gap.length > 1 ? '' : gap)).replaceAll('–', '-')
  return { code, start: at, end: at + match[0].length, ...orderOf(code) }
}

function orderOf(code: string): Pick<Code, 'kind' | 'system'> {
  const rest = code.replace(/^\d{0,6}\p{Ll}?(?:\/\d{4})?/u, '')
  const first = /^[/-]([\p{L}\d]+)/u.exec(rest)?.[1] ?? ''
  const system = rest.startsWith('-') ? 'party' : rest.startsWith('/') ? 'state' : null
  return { kind: kindOfToken(first) ?? null, system }
}
