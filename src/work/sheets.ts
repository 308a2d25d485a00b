import { tidy } from '../registry/index.ts'

/** Excel takes a text that begins with one of these for a formula. */
const formula = /^[=+\-@\t\r＝＋－＠]/

/** One sheet with a frozen head; texts stay texts, whatever they begin with (security.md, decision 10). */
export async function sheet(name: string, head: string[], rows: (string | number | null)[][]): Promise<Uint8Array> {
  const { Workbook } = await import('@cj-tech-master/excelts') // heavy, and most processes never write a sheet
  const book = new Workbook()
  const page = book.addWorksheet(name.slice(0, 31).replaceAll(/[\\/?*[\]:]/g, ' '), { views: [{ state: 'frozen', ySplit: 1 }] })
  page.addRow(head).font = { bold: true }
  for (const row of rows) page.addRow(row.map((cell) => (typeof cell === 'string' && formula.test(cell) ? `'${cell}` : cell)))
  page.columns.forEach((column, i) => {
    const longest = Math.max(head[i]?.length ?? 0, ...rows.slice(0, 200).map((row) => String(row[i] ?? '').length))
    column.width = Math.min(60, Math.max(8, longest + 2))
  })
  return new Uint8Array(await book.xlsx.writeBuffer())
}

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Cells of a text copied from Excel (tabs) or of a CSV (semicolons or commas), quotes understood. */
export function cellsOf(text: string): string[][] {
  const mark = ['\t', ';'].find((one) => text.includes(one)) ?? ','
  const cells: string[][] = [[]]
  for (const [, quoted, plain = '', end] of text.matchAll(
    new RegExp(`(?:"((?:[^"]|"")*)"|([^${mark}\\r\\n]*))(${mark}|\\r?\\n|\\r|$)`, 'g'),
  )) {
    cells.at(-1)!.push(tidy(quoted?.replaceAll('""', '"') ?? plain))
    if (end === '') break
    if (end !== mark) cells.push([])
  }
  return cells
}
