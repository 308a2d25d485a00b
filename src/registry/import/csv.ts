import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { tidy } from '../fold.ts'

export interface Record {
  /** Line of the file on which the record begins; a cell may hold line breaks. */
  line: number
  cells: string[]
  text: string
}

/** A file that cannot be imported at all, with the sentence that says why. */
export class UnitsFileRefused extends Error {}

export async function* readRecords(source: AsyncIterable<Buffer | string>, broken: (line: number) => string): AsyncGenerator<Record> {
  const parser = Readable.from(source).pipe(parse({ bom: true, info: true, relaxColumnCount: true, relaxQuotes: true }))
  let line = 1
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      const cells = record.map(tidy)
      yield { line, cells, text: cells.join(',').replace(/,+$/, '') }
      line = info.lines + 1
    }
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('CSV_')) throw new UnitsFileRefused(broken(line), { cause: error })
    throw error
  }
}
