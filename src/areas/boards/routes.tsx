import { z } from 'zod'
import type { Actor } from '../../kernel/access.ts'
import type { Db } from '../../kernel/db/index.ts'
import { download } from '../../kernel/files.ts'
import { date } from '../../kernel/format.ts'
import { command, page, pastDay, refuse, routes, seeOther, shown } from '../../kernel/http/index.ts'
import { both } from '../../kernel/words.ts'
import { centreInTerritory } from '../../registry/index.ts'
import { sheet, xlsxType } from '../../work/sheets.ts'
import { draftAppointment, keepDecisions, readBoards } from './access.ts'
import { BoardPage } from './board-page.tsx'
import { DecisionPage } from './decision-page.tsx'
import { type Filter, filtered, filters, ListPage, postName, type Row, rowOf } from './list-page.tsx'
import { compare, complete } from './norm.ts'
import { boardOf, selectBoards, selectTerm, selectTermDecision } from './queries.ts'
import { recordCorrectedDecision, recordOldDecision } from './record.ts'
import { allowanceRoutes } from './routes-allowances.tsx'
import { appointmentRoutes } from './routes-appointments.tsx'
import { normRoutes } from './routes-norms.tsx'
import { sentences, words } from './words.ts'

const Query = z.object({
  state: z.enum(filters).catch('all').default('all'),
  page: z.coerce.number().int().min(1).max(1000).catch(1).default(1),
})

const list = page(
  {
    path: '/boards',
    verb: readBoards,
    query: Query,
    view: z.object({
      centres: z.array(z.object({ name: z.string(), lacking: z.array(z.string()), acting: z.number(), longest: z.number().nullable() })),
    }),
    about: 'Boards of the territory beside the norm of today: lacking, ending, acting, in procedure',
  },
  async ({ db, reach, query, today }) => {
    const rows = (await selectBoards(db, reach, today)).map((board) => rowOf(board, today))
    const centres = rows.map(({ board, lacking, acting, longest }) => ({
      name: board.centre.name,
      lacking: lacking.map(({ norm }) => `${norm!.role}${norm!.line && ` ${norm!.line}`}`),
      acting: acting.length,
      longest,
    }))
    return shown({ centres }, <ListPage rows={rows} state={query.state} page={query.page} />)
  },
)

const listSheet = page(
  { path: '/boards/list.xlsx', verb: readBoards, query: Query, about: 'The list as .xlsx' },
  async ({ db, reach, query, today, lang }) => {
    const say = words[lang]
    const rows = filtered(
      (await selectBoards(db, reach, today)).map((board) => rowOf(board, today)),
      query.state as Filter,
    )
    const head = [say.centre, say.place, say.state, say.missingPosts, say.longest, say.acting, say.ends]
    const names = (lines: Row['lacking']) =>
      lines.map(({ norm, seat }) => postName(say, norm?.role ?? seat!.role, norm?.line ?? '')).join('; ')
    const lines = rows.map(({ board, lacking, acting, ends, longest }) => [
      board.centre.name,
      board.centre.place,
      board.norms.length === 0 ? say.noNorm : lacking.length > 0 ? say.lacks(String(lacking.length)) : say.full,
      names(lacking),
      longest,
      names(acting),
      names(ends),
    ])
    return download(await sheet(say.fileName, head, lines), `${say.fileName}-${date(today).replaceAll('/', '-')}.xlsx`, xlsxType)
  },
)

const drafts = async (db: Db, actor: Actor, centreId: string) =>
  actor.may(draftAppointment) && (await centreInTerritory(db, actor.reach(draftAppointment), centreId)) !== undefined

const board = page(
  {
    path: '/centres/:id/board',
    verb: readBoards,
    subject: centreInTerritory,
    view: z.object({
      complete: z.boolean(),
      lines: z.array(z.object({ role: z.string(), line: z.string(), held: z.string(), fits: z.boolean(), holder: z.string().nullable() })),
    }),
    about: 'The board of a centre beside the norm of today',
  },
  async ({ db, subject, actor, today }) => {
    const found = await boardOf(db, subject, today)
    const compared = compare(found.norms, found.seats)
    const lines = compared.map(({ norm, seat, held, fits }) => ({
      role: norm?.role ?? seat!.role,
      line: norm?.line ?? '',
      held,
      fits,
      holder: seat?.holder?.name ?? null,
    }))
    return shown({ complete: complete(compared), lines }, <BoardPage board={found} drafts={await drafts(db, actor, subject.id)} />)
  },
)

const oldDecision = command(
  {
    path: '/centres/:id/board/decisions',
    verb: keepDecisions,
    subject: centreInTerritory,
    again: board,
    form: z.object({
      tenure: z.uuid(sentences.noTerm),
      code: z.string().trim().min(1, sentences.noCode).max(60),
      on: z.string().trim().max(20),
    }),
    about: 'Write down by which decision somebody holds a post',
  },
  async ({ subject, form, tx, reach, actor, now, today }) => {
    const term = await selectTerm(tx, reach, form.tenure)
    if (term?.centreId !== subject.id) return refuse({ field: 'tenure', text: sentences.noTerm })
    const on = pastDay('on', form.on, today, sentences)
    if ('text' in on) return refuse(on)
    if (!(await recordOldDecision(tx, term.id, { code: form.code, on }, { by: actor.person!.id, at: now })))
      return refuse({ field: 'tenure', text: sentences.decisionThere }, 409)
    return seeOther(`/centres/${subject.id}/board`, both(words.vi.doneDecision, words.en.doneDecision))
  },
)

const decisionPath = '/centres/:id/board/decisions/:termId/edit'

const decision = page(
  { path: decisionPath, verb: keepDecisions, subject: selectTermDecision, about: 'Form to correct the decision of a term' },
  ({ subject }) => <DecisionPage decision={subject} />,
)

const correctDecision = command(
  {
    path: decisionPath,
    verb: keepDecisions,
    subject: selectTermDecision,
    again: decision,
    form: z.object({
      code: z.string().trim().min(1, sentences.noCode).max(60),
      on: z.string().trim().max(20),
      reason: z.string().trim().min(1, sentences.noReason).max(500),
    }),
    about: 'Correct number and day of the decision of a term, with the reason',
  },
  async ({ subject, form, tx, actor, now, today }) => {
    if (subject.appointmentId) return refuse(sentences.byProcedure, 409)
    const on = pastDay('on', form.on, today, sentences)
    if ('text' in on) return refuse(on)
    if (form.code === subject.code && on.equals(subject.decidedOn)) return refuse({ field: 'code', text: sentences.nothingChanged })
    await recordCorrectedDecision(tx, subject, { code: form.code, on }, form.reason, { by: actor.person!.id, at: now })
    return seeOther(`/centres/${subject.centre.id}/board`, both(words.vi.doneCorrection, words.en.doneCorrection))
  },
)

export const boardRoutes = routes(
  list,
  listSheet,
  normRoutes,
  board,
  oldDecision,
  decision,
  correctDecision,
  allowanceRoutes,
  appointmentRoutes,
)
