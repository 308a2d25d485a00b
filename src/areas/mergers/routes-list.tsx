import { z } from 'zod'
import { sniff } from '../../kernel/files.ts'
import { parseDate } from '../../kernel/format.ts'
import { command, many, pastDay, refuse, routes, seeOther, upload } from '../../kernel/http/index.ts'
import { both } from '../../kernel/words.ts'
import { fold } from '../../registry/index.ts'
import { cellsOf } from '../../work/sheets.ts'
import { keepMergerLists, signMergerLists } from './access.ts'
import { kinds, quantity, readRows, shortfalls, statusOf } from './list.ts'
import { type HandOver, selectOwnList } from './queries.ts'
import { recordChecked, recordCount, recordLines, recordSealsReturned, recordSides, recordSigned, removeLine } from './record.ts'
import { show } from './routes.tsx'
import { rowSays, sentences, words } from './words.ts'

const path = (one: HandOver) => `/mergers/lists/${one.id}`
const day = z.string().trim().max(20)
const text = z.string().trim().max(500)

/** What keeps a list from being changed; null while it is drawn up. */
const closed = (one: HandOver) => (statusOf(one) === 'drafting' ? null : one.signedAt ? sentences.signed : sentences.locked)

const sides = command(
  {
    path: '/mergers/lists/:id/sides',
    verb: keepMergerLists,
    subject: selectOwnList,
    again: show,
    form: z.object({
      giver: text.min(1, sentences.noGiver),
      giverPost: text.min(1, sentences.noPost),
      receiver: text.min(1, sentences.noReceiver),
      receiverPost: text.min(1, sentences.noPost),
      witness: text,
      witnessPost: text,
      heldOn: day,
      note: text,
    }),
    about: 'Who gives, receives, witnesses',
  },
  async ({ subject: one, form, tx }) => {
    const shut = closed(one)
    if (shut) return refuse(shut)
    const heldOn = parseDate(form.heldOn)
    if (!heldOn) return refuse({ field: 'heldOn', text: sentences.badDay })
    await recordSides(tx, one.id, { ...form, heldOn })
    return seeOther(path(one), both(words.vi.doneSides, words.en.doneSides))
  },
)

const paste = command(
  {
    path: '/mergers/lists/:id/paste',
    verb: keepMergerLists,
    subject: selectOwnList,
    again: show,
    form: z.object({ kind: z.enum(kinds, sentences.noKind), rows: z.string().max(200_000) }),
    about: 'Add lines pasted from a sheet: all of them or none',
  },
  async ({ subject: one, form, tx }) => {
    const shut = closed(one)
    if (shut) return refuse(shut)
    const rows = readRows(cellsOf(form.rows.normalize('NFC')), form.kind, fold)
    if (rows.length === 0) return refuse({ field: 'rows', text: sentences.nothingPasted })
    const wrong = rows.find(({ problem }) => problem !== null)
    const sound = rows.filter(({ problem }) => problem === null).length
    if (wrong) return refuse({ field: 'rows', text: rowSays(wrong.nth, wrong.problem!, sound) })
    await recordLines(
      tx,
      one.id,
      rows.map(({ line }) => line),
      one.lines.length,
    )
    return seeOther(`${path(one)}#lines`, both(words.vi.doneLines, words.en.doneLines))
  },
)

const wholeFor = (kind: string, value: number | null) => kind !== 'money' || value === null || Number.isInteger(value)

const addLine = command(
  {
    path: '/mergers/lists/:id/lines',
    verb: keepMergerLists,
    subject: selectOwnList,
    again: show,
    form: z.object({
      kind: z.enum(kinds, sentences.noKind),
      name: text.min(1, sentences.noName),
      unit: text,
      perBooks: day,
      found: day,
      condition: text,
      note: text,
    }),
    about: 'Add a line',
  },
  async ({ subject: one, form, tx }) => {
    const shut = closed(one)
    if (shut) return refuse(shut)
    const perBooks = quantity(form.perBooks)
    const found = form.found === '' ? null : quantity(form.found)
    if (perBooks === null || !wholeFor(form.kind, perBooks)) return refuse({ field: 'perBooks', text: sentences.badNumber })
    if ((found === null && form.found !== '') || !wholeFor(form.kind, found)) return refuse({ field: 'found', text: sentences.badNumber })
    await recordLines(tx, one.id, [{ ...form, perBooks, found }], one.lines.length)
    return seeOther(`${path(one)}#lines`, both(words.vi.doneLines, words.en.doneLines))
  },
)

const Count = z.object({ found: many(day), condition: many(text), note: many(text) })

/** The count by the order of the lines; null when something typed is no quantity. */
function countsOf(one: HandOver, form: z.output<typeof Count>) {
  const counts = one.lines.map(({ id, kind }, i) => {
    const typed = form.found[i] ?? ''
    const found = typed === '' ? null : quantity(typed)
    const sound = (typed === '' || found !== null) && wholeFor(kind, found)
    return { id, found, condition: form.condition[i] ?? '', note: form.note[i] ?? '', sound }
  })
  return counts.every(({ sound }) => sound) ? counts : null
}

const count = command(
  { path: '/mergers/lists/:id/count', verb: keepMergerLists, subject: selectOwnList, again: show, form: Count, about: 'Save the count' },
  async ({ subject: one, form, tx }) => {
    const shut = closed(one)
    if (shut) return refuse(shut)
    if (form.found.length !== one.lines.length) return refuse(sentences.lineGone)
    const counts = countsOf(one, form)
    if (!counts) return refuse({ field: 'found', text: sentences.badNumber })
    await recordCount(tx, one.id, counts)
    return seeOther(`${path(one)}#lines`, both(words.vi.doneCount, words.en.doneCount))
  },
)

/** What was counted in the other lines is kept. */
const dropLine = command(
  {
    path: '/mergers/lists/:id/lines/:lineId/removal',
    verb: keepMergerLists,
    subject: selectOwnList,
    again: show,
    form: Count,
    about: 'Remove a line',
  },
  async ({ subject: one, form, params, tx }) => {
    const shut = closed(one)
    if (shut) return refuse(shut)
    const counts = form.found.length === one.lines.length ? countsOf(one, form) : []
    if (!counts) return refuse({ field: 'found', text: sentences.badNumber })
    await recordCount(tx, one.id, counts)
    await removeLine(tx, one.id, params.lineId!)
    return seeOther(`${path(one)}#lines`, both(words.vi.doneRemoveLine, words.en.doneRemoveLine))
  },
)

const check = command(
  { path: '/mergers/lists/:id/check', verb: keepMergerLists, subject: selectOwnList, again: show, about: 'Confirm the count' },
  async ({ subject: one, tx, actor, now }) => {
    const shut = closed(one)
    if (shut) return refuse(shut)
    if (one.giver === '–') return refuse({ field: 'giver', text: sentences.noGiver })
    if (one.receiver === '–') return refuse({ field: 'receiver', text: sentences.noReceiver })
    if (shortfalls(one.lines).length > 0) return refuse(sentences.notReady)
    await recordChecked(tx, one.id, { by: actor.person!.id, at: now })
    return seeOther(path(one), both(words.vi.doneCheck, words.en.doneCheck))
  },
)

const opening = command(
  { path: '/mergers/lists/:id/opening', verb: keepMergerLists, subject: selectOwnList, again: show, about: 'Open a checked list again' },
  async ({ subject: one, tx }) => {
    if (statusOf(one) !== 'checked') return refuse(one.signedAt ? sentences.signed : sentences.notChecked)
    await recordChecked(tx, one.id, null)
    return seeOther(path(one), both(words.vi.doneUncheck, words.en.doneUncheck))
  },
)

const scans = ['application/pdf', 'image/png', 'image/jpeg']

/** Not ahead, and not before the old centre was merged. */
function dayOf(one: HandOver, typed: string, field: string, today: Temporal.PlainDate) {
  const on = pastDay(field, typed, today, sentences)
  if ('text' in on) return on
  return Temporal.PlainDate.compare(on, one.mergedOn) < 0 ? { field, text: sentences.early } : on
}

const signature = command(
  {
    path: '/mergers/lists/:id/signature',
    verb: signMergerLists,
    subject: selectOwnList,
    again: show,
    form: z.object({ heldOn: day, file: upload(sentences.noFile) }),
    about: 'Record the signed list with its scan; it is locked then',
  },
  async ({ subject: one, form, tx, actor, files, now, today }) => {
    if (statusOf(one) !== 'checked') return refuse(one.signedAt ? sentences.signed : sentences.notChecked)
    const heldOn = dayOf(one, form.heldOn, 'heldOn', today)
    if (!(heldOn instanceof Temporal.PlainDate)) return refuse(heldOn)
    const type = sniff(new Uint8Array(await form.file.slice(0, 16).arrayBuffer()), form.file.name)
    if (!scans.includes(type ?? '')) return refuse({ field: 'file', text: sentences.noFile })
    const by = actor.person!.id
    const fileId = (await files.keep(tx, form.file, by, now)).id
    await recordSigned(tx, one.id, { heldOn, fileId }, { by, at: now })
    return seeOther(path(one), both(words.vi.doneSign, words.en.doneSign))
  },
)

const seals = command(
  {
    path: '/mergers/lists/:id/seals',
    verb: keepMergerLists,
    subject: selectOwnList,
    again: show,
    form: z.object({
      n: z.coerce.number(sentences.sealsNumber).int(sentences.sealsNumber).min(1, sentences.sealsNumber).max(99, sentences.sealsNumber),
      to: text.min(1, sentences.sealsTo),
      on: day,
    }),
    about: 'Old seals given back: how many, to whom, when',
  },
  async ({ subject: one, form, tx, today }) => {
    if (!one.signedAt || one.sealsReturned !== null) return refuse(sentences.notChecked)
    const on = dayOf(one, form.on, 'on', today)
    if (!(on instanceof Temporal.PlainDate)) return refuse(on)
    await recordSealsReturned(tx, one.id, { n: form.n, to: form.to, on })
    return seeOther(path(one), both(words.vi.doneSeals, words.en.doneSeals))
  },
)

export const mergerListRoutes = routes(sides, paste, addLine, count, dropLine, check, opening, signature, seals)
