// Runs alone in a child process with little memory and no hold on the database: reads a paper's bytes from its input, writes its text.
import { buffer } from 'node:stream/consumers'
import { readEdxml } from '../../work/exchange/edxml.ts'
import { checkPackage, Hostile } from './zip.ts'

async function textOf(kind: string, bytes: Buffer): Promise<string> {
  if (kind === 'pdf') {
    const { extractText, getDocumentProxy } = await import('unpdf')
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true })
    return text
  }
  checkPackage(bytes)
  const { default: mammoth } = await import('mammoth')
  return (await mammoth.extractRawText({ buffer: bytes })).value
}

const kindOf = (bytes: Buffer): string | null =>
  bytes.subarray(0, 5).equals(Buffer.from('%PDF-')) ? 'pdf' : bytes.subarray(0, 2).equals(Buffer.from('PK')) ? 'docx' : null

/** What a package says and the text of the first file in it that has one, as JSON. */
async function packageText(bytes: Buffer): Promise<string> {
  const { attachments, ...told } = readEdxml(bytes.toString('utf8'))
  let text = ''
  for (const { bytes: file, mediaType } of attachments) {
    const [inner, kind] = [Buffer.from(file), kindOf(Buffer.from(file))]
    if (kind) text = await textOf(kind, inner).catch(() => '')
    else if (mediaType.startsWith('text/')) text = inner.toString('utf8')
    if (text.trim()) break
  }
  return JSON.stringify({ told, text })
}

try {
  const [kind, bytes] = [process.argv[2] ?? '', await buffer(process.stdin)]
  process.stdout.write(kind === 'edxml' ? await packageText(bytes) : await textOf(kind, bytes))
} catch (error) {
  process.exitCode = error instanceof Hostile ? 3 : 4
}
