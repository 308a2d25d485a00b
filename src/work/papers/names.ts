import type { Paper } from './paper.ts'
import type { Profile } from './profiles.ts'

/** The names as they break into lines, and the length of the rule under them. */
export function issuerLines({ issuer: { parent, name } }: Paper, { head: { leftSize, widths } }: Profile) {
  const names = nameLines(name, leftSize, widths[0])
  return { parent: parent ? nameLines(parent, leftSize, widths[0]) : [], names, under: underName(names.at(-1)!) }
}

/** The line under an issuer is a third to a half of its name (NĐ 30/2020); capitals are some 2.7 mm wide. */
const underName = (name: string) => Math.min(30, Math.max(12, name.length * 2.7 * 0.42))

/** A long name breaks before its place, as letterheads do: 'ỦY BAN NHÂN DÂN' over 'XÃ NHÃ NAM'. */
function nameLines(name: string, size: number, widthMm: number): string[] {
  const capitals = name.toUpperCase()
  const room = Math.floor(widthMm / (size * 0.212))
  const at = capitals.search(/ (XÃ(?! HỘI)|PHƯỜNG|THỊ TRẤN|ĐẶC KHU|HUYỆN|QUẬN|THỊ XÃ|THÀNH PHỐ|TỈNH) /u)
  if (capitals.length <= room) return [capitals]
  return (at < 1 ? [capitals] : [capitals.slice(0, at), capitals.slice(at + 1)]).flatMap((part) => balanced(part, room))
}

/** Most words have two syllables: a line breaks after an even number of them, near its middle. */
function balanced(text: string, room: number): string[] {
  const syllables = text.split(' ')
  if (text.length <= room || syllables.length < 4) return [text]
  const after = Math.ceil(syllables.length / 4) * 2
  return [syllables.slice(0, after).join(' '), ...balanced(syllables.slice(after).join(' '), room)]
}
