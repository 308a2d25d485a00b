import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { maxFileBytes, sniff } from '../../kernel/files.ts'
import { both } from '../../kernel/words.ts'
import type { Told } from './packages.ts'
import { type Legacy, toUnicode } from './reading/index.ts'

/** A paper whose text could not be had; the message says what to do. */
export class Unreadable extends Error {}

const seconds = 10
const maxText = 8 * 1024 * 1024

function childScript(): string {
  const path = 'src/areas/letters/extract-child.ts'
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, path))) return join(folder, path)
  }
  throw new Error(`${path} is missing`)
}

const said = {
  large: both('Tệp lớn hơn 25 MB. Chia nhỏ hoặc dán phần chữ vào ô.', 'The file is larger than 25 MB.'),
  kind: both(
    'Chỉ đọc được tệp .docx, .pdf, .txt hoặc gói edXML. Lưu lại theo một trong các dạng đó, hoặc dán chữ vào ô.',
    'Only .docx, .pdf, .txt and edXML packages can be read.',
  ),
  hostile: both(
    'Tệp có cấu trúc bất thường nên không mở. Mở bằng Word, lưu thành tệp mới rồi gửi lại, hoặc dán chữ vào ô.',
    'The file is not built as a word processor would; save it anew or paste its text.',
  ),
  broken: both(
    'Không đọc được chữ trong tệp này. Dán chữ vào ô; tệp vẫn đính kèm được khi lưu.',
    'The text of this file cannot be read; paste it.',
  ),
  scanned: both(
    'Tệp PDF này là bản quét, không có lớp chữ. Gõ hoặc dán nội dung vào ô; tệp vẫn đính kèm được khi lưu.',
    'This PDF is a scan without text. Type or paste the text.',
  ),
}

export interface Extracted {
  text: string
  /** What a package for exchange says of its paper; null for a plain file. */
  told: Told | null
  /** The encoding from before Unicode that the paper was written in. */
  from?: Legacy | null
}

/** The text of an uploaded paper, read in a child process over a pipe: not a byte of it touches the disk. Throws Unreadable. */
export async function extractText(bytes: Uint8Array, name: string): Promise<string> {
  return (await extractPaper(bytes, name)).text
}

/** The text of an uploaded paper or package, and what the package says. Throws Unreadable. */
export async function extractPaper(bytes: Uint8Array, name: string): Promise<Extracted> {
  if (bytes.byteLength > maxFileBytes) throw new Unreadable(said.large)
  const type = sniff(bytes, name)
  if (type === 'text/plain') return { ...toUnicode(new TextDecoder().decode(bytes).normalize('NFC')), told: null }
  if (type === 'application/xml') return opened(await inChild('edxml', bytes))
  const kind = type === 'application/pdf' ? 'pdf' : type?.endsWith('wordprocessingml.document') ? 'docx' : undefined
  if (!kind) throw new Unreadable(said.kind)
  const text = (await inChild(kind, bytes)).normalize('NFC')
  if (text.trim() === '') throw new Unreadable(kind === 'pdf' ? said.scanned : said.broken)
  return { ...toUnicode(text), told: null }
}

/** A package whose files have no text still says what it is about. */
function opened(json: string): Extracted {
  const { told, text } = JSON.parse(json) as {
    told: Told & { promulgatedOn: string | null; dueOn: string | null; sentAt: string }
    text: string
  }
  const day = (written: string | null) => (written ? Temporal.PlainDate.from(written) : null)
  return {
    text: (text.trim() ? text : told.subject).normalize('NFC'),
    told: { ...told, promulgatedOn: day(told.promulgatedOn), dueOn: day(told.dueOn), sentAt: Temporal.Instant.from(told.sentAt) },
  }
}

function inChild(kind: string, bytes: Uint8Array): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const child = spawn(process.execPath, ['--max-old-space-size=256', childScript(), kind], { stdio: ['pipe', 'pipe', 'ignore'], env: {} })
  const timer = setTimeout(() => child.kill('SIGKILL'), seconds * 1000)
  const chunks: Buffer[] = []
  let size = 0
  child.stdout.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size > maxText) child.kill('SIGKILL')
    else chunks.push(chunk)
  })
  child.stdin.on('error', () => {}) // the child may end before it has read everything
  child.once('error', () => reject(new Unreadable(said.broken)))
  child.once('close', (code) => {
    clearTimeout(timer)
    if (code === 0) resolve(Buffer.concat(chunks).toString('utf8'))
    else reject(new Unreadable(code === 3 ? said.hostile : said.broken))
  })
  child.stdin.end(bytes)
  return promise
}
