import type { Db } from '../kernel/db/index.ts'
import { sentence } from '../kernel/format.ts'
import { isDemo } from '../kernel/settings.ts'
import { centreHead } from '../registry/index.ts'
import { blocksOf } from './issued-texts.ts'
import { type Block, inFull, innerPaper, type Paper, para, profileOn, shortPlace, wordFile } from './papers/index.ts'

interface Drafted {
  centreId: string
  centre: string
  title: string
  body: string
}

const printed = { chapter: 1, article: 2 } as const

/** Each has a line to sign and stamp; the centre signs under the text itself. */
const signing = (partners: readonly string[]): Block[] =>
  partners.length === 0
    ? []
    : [
        para('Các cơ quan phối hợp ký, đóng dấu:'),
        {
          kind: 'table',
          columns: [
            { head: 'TT', width: 10, align: 'center' },
            { head: 'Cơ quan', width: 80 },
            { head: 'Chức vụ, họ và tên, ký, đóng dấu', width: 80 },
          ],
          rows: partners.map((name, i) => [String(i + 1), name, '\n\n\n']),
        },
      ]

/** A text of chapters and articles as its centre signs it: number and day stay open for the pen. */
export async function signingCopy(
  db: Db,
  { centreId, centre, title, body }: Drafted,
  today: Temporal.PlainDate,
  partners: readonly string[] = [],
) {
  const { manager, place } = await centreHead(db, centreId)
  const issuer = { parent: manager && inFull(manager), name: centre }
  const inner = { profile: profileOn('state', today).id, issuer, place: shortPlace(place), on: today, sample: await isDemo(db) }
  const paper: Paper = {
    ...innerPaper(inner, { form: 'Quy chế', subject: sentence(title.replace(/^quy chế\s+/iu, '')) }),
    date: null,
    body: [
      ...blocksOf(body).map(({ kind, text }): Block => (kind === 'text' ? para(text) : { kind: 'heading', level: printed[kind], text })),
      ...signing(partners),
    ],
    signature: { authority: null, position: 'Giám đốc', name: null },
  }
  return wordFile(paper, title)
}
