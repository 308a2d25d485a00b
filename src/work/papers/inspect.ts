import { readPackage } from './package.ts'

export interface SeenRun {
  text: string
  size: number | null
  bold: boolean
  italic: boolean
  underlined: boolean
}

export interface SeenSection {
  landscape: boolean
  /** Millimetres, rounded. */
  page: { width: number; height: number }
  margins: { top: number; bottom: number; left: number; right: number; header: number }
  /** What stands above the first and above every other page; {PAGE} where the number goes. */
  headers: { first: string | null; others: string }
}

export interface SeenDocx {
  parts: Map<string, string>
  sections: SeenSection[]
  paragraphs: { text: string; runs: SeenRun[] }[]
  fonts: string[]
  /** One string per table row; the rows that repeat on every page. */
  repeated: string[]
  core: Record<string, string>
}

/** Reads a .docx back, for tests: what Word will do with it, out of the file itself. */
export function inspectDocx(bytes: Uint8Array): SeenDocx {
  const parts = new Map([...readPackage(bytes)].map(([name, content]) => [name, content.toString('utf8')]))
  const xml = parts.get('word/document.xml')!
  const everything = [...parts].filter(([name]) => /^word\/(document|header\d+|styles)\.xml$/.test(name)).map(([, text]) => text)
  return {
    parts,
    sections: all(xml, /<w:sectPr[\s>].*?<\/w:sectPr>/gs).map((section) => sectionOf(section, parts)),
    paragraphs: all(xml, /<w:p(?: [^>]*)?>.*?<\/w:p>/gs).map(paragraphOf),
    fonts: [...new Set(everything.flatMap((text) => [...text.matchAll(/w:ascii="([^"]+)"/g)].map((found) => found[1]!)))],
    repeated: all(xml, /<w:tr>(?:(?!<\/w:tr>).)*<w:tblHeader\/>.*?<\/w:tr>/gs).map(textOf),
    core: Object.fromEntries(
      [...parts.get('docProps/core.xml')!.matchAll(/<\w+:(\w+)[^>]*>([^<]*)<\//g)].map((found) => [found[1]!, plain(found[2]!)]),
    ),
  }
}

const all = (text: string, pattern: RegExp) => text.match(pattern) ?? []
const plain = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&')
const textOf = (xml: string) => [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((found) => plain(found[1]!)).join('')

function paragraphOf(xml: string): SeenDocx['paragraphs'][number] {
  const runs = all(xml, /<w:r>.*?<\/w:r>/gs).map((one) => ({
    text: textOf(one),
    size: Number(/<w:sz w:val="(\d+)"/.exec(one)?.[1] ?? 0) / 2 || null,
    bold: /<w:b\/>/.test(one),
    italic: /<w:i\/>/.test(one),
    underlined: /<w:u w:val="single"/.test(one),
  }))
  return { text: runs.map((one) => one.text).join(''), runs }
}

function sectionOf(xml: string, parts: Map<string, string>): SeenSection {
  const size = attributes(/<w:pgSz [^>]*>/.exec(xml)?.[0])
  const margin = attributes(/<w:pgMar [^>]*>/.exec(xml)?.[0])
  const [top, bottom, left, right, head] = ['top', 'bottom', 'left', 'right', 'header'].map((name) => millimetres(margin[name]))
  const header = (type: string) => headerText(new RegExp(`<w:headerReference [^>]*w:type="${type}"[^>]*>`).exec(xml)?.[0], parts)
  return {
    landscape: size.orient === 'landscape',
    page: { width: millimetres(size.w), height: millimetres(size.h) },
    margins: { top: top!, bottom: bottom!, left: left!, right: right!, header: head! },
    headers: { first: /<w:titlePg\/>/.test(xml) ? header('first') : null, others: header('default') },
  }
}

function headerText(reference: string | undefined, parts: Map<string, string>): string {
  const id = /r:id="([^"]+)"/.exec(reference ?? '')?.[1]
  const links = parts.get('word/_rels/document.xml.rels') ?? ''
  const link = all(links, /<Relationship [^>]*>/g).find((one) => one.includes(`Id="${id}"`))
  const xml = parts.get(`word/${/Target="([^"]+)"/.exec(link ?? '')?.[1]}`) ?? ''
  return (/<w:instrText[^>]*>PAGE</.test(xml) ? '{PAGE}' : '') + textOf(xml)
}

const attributes = (tag = '') => Object.fromEntries([...tag.matchAll(/w:(\w+)="([^"]*)"/g)].map((found) => [found[1]!, found[2]!]))
const millimetres = (twips: string | undefined) => Math.round((Number(twips) / 1440) * 25.4)
