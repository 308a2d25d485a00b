import { z } from 'zod'
import type { Actor, Reach } from '../../kernel/access.ts'
import type { Db } from '../../kernel/db/index.ts'
import { constraintSays } from '../../kernel/errors.ts'
import { download, keptFile } from '../../kernel/files.ts'
import { date } from '../../kernel/format.ts'
import { command, page, refuse, routes, seeOther, shown } from '../../kernel/http/index.ts'
import { isDemo } from '../../kernel/settings.ts'
import { both } from '../../kernel/words.ts'
import { centreHead, fold } from '../../registry/index.ts'
import { docxType } from '../../work/papers/index.ts'
import { sheet, xlsxType } from '../../work/sheets.ts'
import { keepMergerLists, readMergers } from './access.ts'
import { equipmentOf, statusOf } from './list.ts'
import { HandOverPage } from './list-page.tsx'
import { ListPage, MergerPage, shownBy } from './pages.tsx'
import { renderMerger } from './paper.ts'
import {
  type HandOver,
  hasSavedSince,
  lastDirector,
  selectList,
  selectLists,
  selectMerger,
  selectOwnList,
  selectOwnMerger,
  selectPairs,
} from './queries.ts'
import { recordList, recordTaking, removeList } from './record.ts'
import { sentences, words } from './words.ts'

constraintSays('one_hand_over_a_pair', sentences.exists)
constraintSays('signed_hand_over_is_not_edited', sentences.signed)

const Query = z.object({
  q: z.string().trim().max(100).catch('').default(''),
  show: z.enum(['all', 'unsigned', 'signed']).catch('all').default('all'),
  page: z.coerce.number().int().min(1).max(1000).catch(1).default(1),
})

const list = page(
  {
    path: '/mergers',
    verb: readMergers,
    query: Query,
    view: z.object({ mergers: z.number(), unsigned: z.number() }),
    about: 'Former centres of the territory and whether they have handed over',
  },
  async ({ db, reach, query }) => {
    const found = await selectPairs(db, reach, query.q)
    return shown({ mergers: found.length, unsigned: shownBy(found, 'unsigned').length }, <ListPage found={found} filter={query} />)
  },
)

const listSheet = page(
  { path: '/mergers/list.xlsx', verb: readMergers, query: Query, about: 'The list as .xlsx' },
  async ({ db, reach, query, today, lang }) => {
    const say = words[lang]
    const head = [say.old, say.now, say.place, say.mergedOn, say.state, say.heldOn, say.seals]
    const lines = shownBy(await selectPairs(db, reach, query.q), query.show).map((row) => [
      row.from,
      row.to,
      row.place,
      date(row.onDate),
      say[row.status],
      row.heldOn ? date(row.heldOn) : '',
      row.sealsReturned === null ? '' : say.sealsDone,
    ])
    return download(await sheet(say.fileName, head, lines), `${say.fileName}-${date(today).replaceAll('/', '-')}.xlsx`, xlsxType)
  },
)

const merger = page(
  { path: '/mergers/:id', verb: readMergers, subject: selectMerger, about: 'A former centre: what it handed over, to whom' },
  async ({ db, subject, actor }) => {
    const toIds = subject.pairs.map(({ toId }) => toId)
    const own = actor.may(keepMergerLists) && toIds.includes(actor.post!.bodyId) ? actor.post!.bodyId : null
    return <MergerPage merger={subject} lists={await selectLists(db, subject.id, toIds)} own={own} />
  },
)

const start = command(
  {
    path: '/mergers/:id/lists',
    verb: keepMergerLists,
    subject: selectOwnMerger,
    again: merger,
    form: z.object({ to: z.guid() }),
    about: 'Draw up the list of a former centre',
  },
  async ({ subject, form: { to }, tx, actor, now, today }) => {
    const pair = subject.pairs.find(({ toId }) => toId === to)
    if (!pair) return refuse(sentences.noPair)
    const [giver, receiver] = await Promise.all([lastDirector(tx, pair.fromId), lastDirector(tx, pair.toId)])
    const sides = {
      giver: giver.name || '–',
      giverPost: giver.post || '–',
      receiver: receiver.name || '–',
      receiverPost: receiver.post || '–',
      witness: '',
      witnessPost: '',
      heldOn: today,
      note: '',
    }
    const id = await recordList(tx, { ...pair, supplementsId: null }, sides, { by: actor.person!.id, at: now })
    return seeOther(`/mergers/lists/${id}`, both(words.vi.doneStart, words.en.doneStart))
  },
)

const owns = (actor: Actor, { toId }: HandOver) => actor.may(keepMergerLists) && actor.post?.bodyId === toId

/** The centre's own form for its equipment, with what was received added: its area writes, this one only proposes. */
const takeHref = (one: HandOver) =>
  `/centres/${one.toId}?take=${Object.entries(equipmentOf(one.lines, fold))
    .map(([kind, n]) => `${kind}:${n}`)
    .join(',')}#equipment`

/** What the list brings is added once: not again after the heir opened it so and saved. */
async function mayTake(db: Db, one: HandOver): Promise<boolean> {
  const kinds = Object.keys(equipmentOf(one.lines, fold))
  if (statusOf(one) !== 'signed' || kinds.length === 0) return false
  return one.takenAt === null || !(await hasSavedSince(db, one.toId, kinds, one.takenAt))
}

export const show = page(
  { path: '/mergers/lists/:id', verb: readMergers, subject: selectList, about: 'A hand-over list with its lines' },
  async ({ db, subject, actor }) => <HandOverPage list={subject} own={owns(actor, subject)} take={await mayTake(db, subject)} />,
)

const take = command(
  {
    path: '/mergers/lists/:id/taking',
    verb: keepMergerLists,
    subject: selectOwnList,
    again: show,
    about: 'Open the equipment with what was received added',
  },
  async ({ subject: one, tx, actor, now }) => {
    if (!(await mayTake(tx, one))) return refuse(one.signedAt ? sentences.taken : sentences.notChecked)
    await recordTaking(tx, one.id, { by: actor.person!.id, at: now })
    return seeOther(takeHref(one))
  },
)

const paper = page(
  { path: '/mergers/lists/:id/record.docx', verb: readMergers, subject: selectList, audited: true, about: 'The record as a Word file' },
  async ({ db, subject }) => {
    const [head, demo] = await Promise.all([centreHead(db, subject.toId), isDemo(db)])
    return download(await renderMerger(subject, head, demo), `Biên bản bàn giao ${subject.from}.docx`, docxType)
  },
)

async function selectScan(db: Db, reach: Reach, id: string) {
  const one = await selectList(db, reach, id)
  return one?.fileId ? keptFile(db, one.fileId) : undefined
}

const scan = page(
  { path: '/mergers/lists/:id/file', verb: readMergers, subject: selectScan, audited: true, about: 'The scan of the signed list' },
  async ({ subject, files }) => download(await files.read(subject.sha256), subject.name, subject.mediaType),
)

const supplement = command(
  {
    path: '/mergers/lists/:id/supplement',
    verb: keepMergerLists,
    subject: selectOwnList,
    again: show,
    about: 'Draw up a supplementary list',
  },
  async ({ subject: one, tx, actor, now, today }) => {
    if (!one.signedAt || one.supplementsId) return refuse(sentences.notSigned)
    const id = await recordList(
      tx,
      { ...one, supplementsId: one.id },
      { ...one, heldOn: today, note: '' },
      { by: actor.person!.id, at: now },
    )
    return seeOther(`/mergers/lists/${id}`, both(words.vi.doneStart, words.en.doneStart))
  },
)

const removal = command(
  { path: '/mergers/lists/:id/removal', verb: keepMergerLists, subject: selectOwnList, again: show, about: 'Delete a list not signed yet' },
  async ({ subject: one, tx }) => {
    if (statusOf(one) !== 'drafting') return refuse(one.signedAt ? sentences.signed : sentences.locked)
    await removeList(tx, one.id)
    return seeOther(`/mergers/${one.fromId}`, both(words.vi.doneRemove, words.en.doneRemove))
  },
)

export const mergerRoutes = routes(list, listSheet, merger, start, show, take, paper, scan, supplement, removal)
