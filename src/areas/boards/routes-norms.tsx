import { z } from 'zod'
import { download } from '../../kernel/files.ts'
import { parseDate } from '../../kernel/format.ts'
import { command, page, refuse, routes, seeOther } from '../../kernel/http/index.ts'
import { both } from '../../kernel/words.ts'
import { sheet, xlsxType } from '../../work/sheets.ts'
import { keepNorms, readBoards } from './access.ts'
import { postName } from './list-page.tsx'
import { selectAuthorities, selectLimits, selectNorms, selectOwnAuthority, selectOwnLimits, selectOwnNorm } from './norm-queries.ts'
import { endRule, recordAuthority, recordLimits, recordNorm } from './norm-record.ts'
import { NormsPage, sameNorm, sameScope, span, standing } from './norms-page.tsx'
import { sentences, words } from './words.ts'

const show = page(
  { path: '/boards/norms', verb: readBoards, about: 'Norms of boards, authority and limits with their history' },
  async ({ db, reach, actor }) => {
    const [norms, authorities, limits] = await Promise.all([selectNorms(db, reach), selectAuthorities(db, reach), selectLimits(db, reach)])
    const keeperId = actor.may(keepNorms) ? actor.post!.bodyId : null
    return <NormsPage norms={norms} authorities={authorities} limits={limits} keeperId={keeperId} />
  },
)

const asSheet = page(
  { path: '/boards/norms.xlsx', verb: readBoards, about: 'Norms and authority as .xlsx' },
  async ({ db, reach, today, lang }) => {
    const say = words[lang]
    const [norms, authorities, limits] = await Promise.all([selectNorms(db, reach), selectAuthorities(db, reach), selectLimits(db, reach)])
    const head = [say.norms, say.count, say.homeText, say.basis, say.valid, say.keeper, say.state]
    const lines = [
      ...norms.map((row) => [
        postName(say, row.role, row.line),
        row.count,
        row.homeText,
        row.basis,
        span(say, row),
        row.keeper ?? say.shipped,
        say[standing(row, norms, sameNorm, today)],
      ]),
      ...authorities.map((row) => [
        `${say.authority}: ${say[`scope-${row.scope}`]}`,
        null,
        `${row.decider}; ${say.adviser}: ${row.adviser}`,
        row.basis,
        span(say, row),
        row.keeper ?? say.shipped,
        say[standing(row, authorities, sameScope, today)],
      ]),
      ...limits.map((row) => [
        say.limits,
        null,
        `${row.termMonths} / ${row.actingMonths} / ${row.endingDays} / ${row.baseSalary}`,
        row.basis,
        span(say, row),
        row.keeper ?? say.shipped,
        say[standing(row, limits, () => true, today)],
      ]),
    ]
    return download(await sheet(say.normsFile, head, lines), `${say.normsFile}.xlsx`, xlsxType)
  },
)

const done = (part: string) => seeOther(`/boards/norms#${part}`, both(words.vi.doneRule, words.en.doneRule))
const whole = (from: number, to: number, sentence: string) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,3}$/, sentence)
    .transform(Number)
    .refine((n) => n >= from && n <= to, sentence)
const basis = z.string().trim().min(1, sentences.noBasis).max(1000)
const day = z.string().trim().max(20)
const seats = /^(centre-director|centre-deputy-director|accountant|treasurer)\/(|state|society|school|front)$/

const addNorm = command(
  {
    path: '/boards/norms',
    verb: keepNorms,
    again: show,
    form: z.object({
      seat: z.string().regex(seats),
      count: whole(0, 9, sentences.badCount),
      homeText: z.string().trim().min(1, sentences.noHome).max(300),
      asks: z.string().trim().max(300),
      basis,
      from: day,
    }),
    about: 'A norm of the department from a day on; its former one ends',
  },
  async ({ form, tx, actor, now }) => {
    const from = parseDate(form.from)
    if (!from) return refuse({ field: 'from', text: sentences.badDay })
    const [role, line] = form.seat.split('/') as [string, string]
    const homeRoles = line === 'state' ? ['committee-chair', 'committee-deputy-chair'] : line === 'school' ? ['school-head'] : []
    const norm = { role, line, homeRoles, homeText: form.homeText, count: form.count, asks: form.asks, basis: form.basis }
    if (!(await recordNorm(tx, actor.post!.bodyId, norm, from, { by: actor.person!.id, at: now })))
      return refuse({ field: 'from', text: sentences.later })
    return done('norms')
  },
)

const addAuthority = command(
  {
    path: '/boards/authorities',
    verb: keepNorms,
    again: show,
    form: z.object({
      scope: z.enum(['board', 'staff']),
      decider: z.string().trim().min(1, sentences.noDecider).max(200),
      level: z.enum(['commune', 'province']),
      adviser: z.string().trim().min(1, sentences.noDecider).max(200),
      grounds: z.string().max(4000),
      basis,
      from: day,
    }),
    about: 'Who decides from a day on',
  },
  async ({ form, tx, actor, now }) => {
    const from = parseDate(form.from)
    if (!from) return refuse({ field: 'from', text: sentences.badDay })
    const one = {
      scope: form.scope,
      decider: form.decider,
      deciderLevel: form.level,
      deciderRole: 'committee-chair',
      deputyRole: 'committee-deputy-chair',
      adviser: form.adviser,
      grounds: form.grounds
        .split(/\r?\n/)
        .map((line) => line.trim().replace(/[;.]$/, ''))
        .filter(Boolean),
      basis: form.basis,
    }
    if (!(await recordAuthority(tx, actor.post!.bodyId, one, from, { by: actor.person!.id, at: now })))
      return refuse({ field: 'from', text: sentences.later })
    return done('authority')
  },
)

const addLimits = command(
  {
    path: '/boards/limits',
    verb: keepNorms,
    again: show,
    form: z.object({
      termMonths: whole(1, 240, sentences.badMonths),
      actingMonths: whole(1, 60, sentences.badMonths),
      endingDays: whole(1, 366, sentences.badMonths),
      baseSalary: z
        .string()
        .trim()
        .regex(/^[1-9]\d{4,8}$/, sentences.badSalary)
        .transform(Number),
      basis,
      from: day,
    }),
    about: 'Terms, acting periods and base salary from a day on',
  },
  async ({ form, tx, actor, now }) => {
    const from = parseDate(form.from)
    if (!from) return refuse({ field: 'from', text: sentences.badDay })
    if (!(await recordLimits(tx, actor.post!.bodyId, form, from, { by: actor.person!.id, at: now })))
      return refuse({ field: 'from', text: sentences.later })
    return done('limits')
  },
)

const ending = (path: string, table: 'board_norms' | 'board_authorities' | 'board_limits', subject: typeof selectOwnNorm) =>
  command(
    { path: `${path}/:id/end`, verb: keepNorms, subject, again: show, about: 'A rule of the own body no longer holds' },
    async ({ subject: rule, tx, today }) => {
      if (rule.until && Temporal.PlainDate.compare(rule.until, today) <= 0) return refuse(sentences.ruleEnded)
      await endRule(tx, table, rule, today)
      return seeOther('/boards/norms', both(words.vi.doneEndRule, words.en.doneEndRule))
    },
  )

export const normRoutes = routes(
  show,
  asSheet,
  addNorm,
  addAuthority,
  addLimits,
  ending('/board-norms', 'board_norms', selectOwnNorm),
  ending('/board-authorities', 'board_authorities', selectOwnAuthority),
  ending('/board-limits', 'board_limits', selectOwnLimits),
)
