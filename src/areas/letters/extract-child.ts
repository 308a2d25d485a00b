// Runs alone in a child process with little memory and no hold on the database: reads a paper's bytes from its input, writes its text.
import { buffer } from 'node:stream/consumers'
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

try {
  const text = await textOf(process.argv[2] ?? '', await buffer(process.stdin))
  process.stdout.write(text)
} catch (error) {
  process.exitCode = error instanceof Hostile ? 3 : 4
}
