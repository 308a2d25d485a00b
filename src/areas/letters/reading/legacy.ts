/** Encodings of Vietnamese from before Unicode, still pasted from old papers. */
export type Legacy = 'TCVN3' | 'VNI'

const tcvn = [
  'µà ¸á ¶ả ·ã ¹ạ ¨ă »ằ ¾ắ ¼ẳ ½ẵ Æặ ©â Çầ Êấ Èẩ Éẫ Ëậ ®đ Ìè Ðé Îẻ Ïẽ Ñẹ ªê Òề Õế Óể Ôễ Öệ ×ì Ýí Øỉ Üĩ Þị',
  'ßò ãó áỏ âõ äọ «ô åồ èố æổ çỗ éộ ¬ơ êờ íớ ëở ìỡ îợ ïù óú ñủ òũ ôụ \u00adư õừ øứ öử ÷ữ ùự úỳ ýý ûỷ üỹ þỵ ¡Ă ¢Â §Đ £Ê ¤Ô ¥Ơ ¦Ư',
]
  .join(' ')
  .split(' ')
const vniVowels: Record<string, string> = {
  aù: 'á', aø: 'à', aû: 'ả', aõ: 'ã', aï: 'ạ', aâ: 'â', aá: 'ấ', aà: 'ầ', aå: 'ẩ', aã: 'ẫ', aä: 'ậ', aê: 'ă', aé: 'ắ', aè: 'ằ', aú: 'ẳ', aü: 'ẵ', aë: 'ặ',
  eù: 'é', eø: 'è', eû: 'ẻ', eõ: 'ẽ', eï: 'ẹ', eâ: 'ê', eá: 'ế', eà: 'ề', eå: 'ể', eã: 'ễ', eä: 'ệ', où: 'ó', oø: 'ò', oû: 'ỏ', oõ: 'õ', oï: 'ọ',
  oâ: 'ô', oá: 'ố', oà: 'ồ', oå: 'ổ', oã: 'ỗ', oä: 'ộ', ôù: 'ớ', ôø: 'ờ', ôû: 'ở', ôõ: 'ỡ', ôï: 'ợ', uù: 'ú', uø: 'ù', uû: 'ủ', uõ: 'ũ', uï: 'ụ',
  öù: 'ứ', öø: 'ừ', öû: 'ử', öõ: 'ữ', öï: 'ự', yù: 'ý', yø: 'ỳ', yû: 'ỷ', yõ: 'ỹ',
} // biome-ignore format: a table
const vniSingles: Record<string, string> = { ô: 'ơ', ö: 'ư', ñ: 'đ', î: 'ỵ', æ: 'ỉ', ó: 'ĩ', ò: 'ị', í: 'í', ì: 'ì' }

const fromTcvn = new Map(tcvn.map((pair) => [pair[0] as string, pair[1] as string]))
const fromVni = new Map<string, string>()
for (const [typed, letter] of [...Object.entries(vniVowels), ...Object.entries(vniSingles)]) {
  fromVni.set(typed, letter)
  fromVni.set(typed.toUpperCase(), letter.toUpperCase())
  if (typed.length === 2) fromVni.set((typed[0] as string).toUpperCase() + typed[1], letter.toUpperCase())
}

/** Words that every paper has, as the old encodings show them. */
const tcvnWords = /Céng h(?:ßa|oµ)|§[ée]c lËp|H¹nh phóc|nh©n d©n|§¶ng|kÕ ho¹ch|thùc hiÖn|ViÖt Nam|gi¸o dôc|quyÕt ®Þnh/gu
const vniWords =
  /COÄNG HO(?:ØA|AØ)|Ñoäc laäp|Haïnh phuùc|nhaân daân|NHAÂN DAÂN|Ñaûng|keá hoaïch|thöïc hieän|Vieät Nam|VIEÄT NAM|giaùo duïc|quyeát ñònh/gu

/** The old encoding that a text is written in; null for Unicode and for texts in other languages. */
export function legacyOf(text: string): Legacy | null {
  const head = text.slice(0, 20_000)
  if ((head.match(/[\u1ea0-\u1ef9ơưăđ]/gu)?.length ?? 0) > 5) return null
  if ((head.match(tcvnWords)?.length ?? 0) >= 2) return 'TCVN3'
  return (head.match(vniWords)?.length ?? 0) >= 2 ? 'VNI' : null
}

/** TCVN3 draws capitals with accents by a font of its own: "MËT" comes out as "MậT", and typed small as "mËt" where the paper shows a mark. */
const capitals = (text: string): string =>
  text
    .replace(/\p{L}+/gu, (word) => (/[A-Z]/.test(word) && !/[a-z]/.test(word) ? word.toUpperCase() : word))
    .replace(/^[^\S\n]*(?:tuyệt |tối )?mật[^\S\n]*$/gimu, (mark) => mark.toUpperCase())

/** The same text in Unicode; a text that is in no old encoding comes back as it is. */
export function toUnicode(text: string): { text: string; from: Legacy | null } {
  const from = legacyOf(text)
  return { text: from ? convert(text, from) : text, from }
}

export function convert(text: string, from: Legacy): string {
  if (from === 'TCVN3') return capitals(Array.from(text, (letter) => fromTcvn.get(letter) ?? letter).join(''))
  let out = ''
  for (let at = 0; at < text.length; at++) {
    const pair = fromVni.get(text.slice(at, at + 2))
    out += pair ?? fromVni.get(text[at] as string) ?? text[at]
    if (pair) at++
  }
  return out
}
