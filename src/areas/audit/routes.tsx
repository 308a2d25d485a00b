import { z } from 'zod'
import { auditHeads, verifyAudit } from '../../kernel/audit.ts'
import { download } from '../../kernel/files.ts'
import { instant, parseDate } from '../../kernel/format.ts'
import { page, routes, shown } from '../../kernel/http/index.ts'
import { sheet, xlsxType } from '../../work/sheets.ts'
import { readAudit, readSystemLog } from './access.ts'
import { LogPage, VerificationPage } from './pages.tsx'
import { chainsOf, selectActs, selectBodyNames, selectVerbs } from './queries.ts'
import { verbName } from './verbs.ts'
import { words } from './words.ts'

const day = z
  .string()
  .catch('')
  .transform((text) => parseDate(text))
const Query = z.object({
  person: z.string().trim().max(100).catch(''),
  verb: z.string().max(60).catch(''),
  from: day,
  until: day,
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})
const Row = z.object({ seq: z.number(), at: z.string(), person: z.string().nullable(), verb: z.string(), detail: z.unknown() })

const log = page(
  {
    path: '/audit',
    verb: readAudit,
    query: Query,
    view: z.object({ total: z.number(), acts: z.array(Row) }),
    about: 'The audit log of the own body',
  },
  async ({ db, actor, reach, query }) => {
    const chains = chainsOf(reach, actor.reach(readSystemLog))
    const [found, verbs] = await Promise.all([selectActs(db, chains, query), selectVerbs(db, chains)])
    return shown(
      {
        total: found.total,
        acts: found.acts.map(({ seq, at, person, verb, detail }) => ({ seq, at: at.toString(), person, verb, detail })),
      },
      <LogPage {...found} filter={query} verbs={verbs} />,
    )
  },
)

const logSheet = page(
  { path: '/audit.xlsx', verb: readAudit, query: Query, audited: true, about: 'The same rows as a spreadsheet' },
  async ({ db, actor, reach, query, lang }) => {
    const say = words[lang]
    const { acts } = await selectActs(db, chainsOf(reach, actor.reach(readSystemLog)), query, 'all')
    const rows = acts.map((act) => [
      act.seq,
      instant(act.at),
      act.person ?? say.system,
      act.post ?? '',
      verbName(act.verb, lang),
      JSON.stringify(act.detail).slice(0, 30_000),
    ])
    return download(
      await sheet(say.title, [say.seq, say.when, say.who, say.person, say.what, say.sheetDetail], rows),
      `${say.title}.xlsx`,
      xlsxType,
    )
  },
)

const verification = page(
  {
    path: '/audit/verification',
    verb: readAudit,
    view: z.object({ rows: z.number(), firstBad: z.unknown(), heads: z.array(z.unknown()) }),
    about: 'Recomputes the chains within reach and names the first bad row',
  },
  async ({ db, actor, reach }) => {
    const everything = actor.may(readSystemLog)
    const chains = everything ? null : chainsOf(reach, actor.reach(readSystemLog))
    const [verdict, heads] = await Promise.all([verifyAudit(db, chains), auditHeads(db, chains)])
    const names = await selectBodyNames(db, [...heads.map((head) => head.bodyId), verdict.firstBad?.bodyId ?? ''].filter(Boolean))
    return shown({ ...verdict, heads }, <VerificationPage verdict={verdict} heads={heads} names={names} />)
  },
)

export const auditRoutes = routes(log, logSheet, verification)
