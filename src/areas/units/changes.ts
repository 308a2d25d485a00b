import type { Reach } from '../../kernel/access.ts'
import { type Db, newId, type Tx } from '../../kernel/db/index.ts'
import { date } from '../../kernel/format.ts'
import type { Lang } from '../../kernel/words.ts'
import {
  addPlace,
  type Body,
  bodiesOn,
  changeBody,
  changePlace,
  endBody,
  endTerms,
  fold,
  type History,
  historyOf,
  mergeIntoNew,
  mergeProblems,
  mergeSays,
  placeOn,
  placesOn,
  recordBody,
  recordBodyHeirs,
  recordBodyKeeper,
  recordHeirs,
  recordKeeper,
  recordMerge,
  registryWords,
  repathCustody,
} from '../../registry/index.ts'
import {
  countHolders,
  countLeftBelow,
  type ManagedPlace,
  selectBodyKinds,
  selectNamed,
  selectNamedBodies,
  selectSuccessors,
} from './queries.ts'
import { childKind, heirKinds } from './unit.ts'
import { says, words } from './words.ts'

type Day = Temporal.PlainDate
export type Said = string | { field: string; text: string }

/** What a change did, or the reasons why nothing may be done; the check page shows it and takes it back. */
export interface Done {
  href: string
  rows: { key: string; value: string }[]
  warnings: string[]
}
export type Outcome = Said[] | Done
export const isDone = (outcome: Outcome): outcome is Done => !Array.isArray(outcome)

export interface Setting {
  tx: Tx
  today: Day
  lang: Lang
  reach: Reach
}

const at = (field: string, text: string): Said[] => [{ field, text }]
const doneAt = (href: string, rows: Done['rows'], warnings: string[] = []): Done => ({ href, rows, warnings })

/** What is added lasts, so its place has to be there on the day and today. */
async function stands(db: Db, id: string, on: Day, today: Day): Promise<boolean> {
  return Boolean((await placeOn(db, id, on)) && (await placeOn(db, id, today)))
}

/** The sibling that bears the name already, or null. */
async function twinOf(db: Db, parentId: string | null, name: string, on: Day, but?: string): Promise<string | null> {
  const siblings = parentId ? await placesOn(db, on, { parentId }) : []
  return siblings.find((one) => one.id !== but && fold(one.name) === fold(name))?.name ?? null
}

export interface PlaceForm {
  name: string
  code: string
  withBoard: boolean
}

export async function addBelow({ tx, today, lang }: Setting, parent: ManagedPlace, form: PlaceForm, on: Day): Promise<Outcome> {
  const kind = childKind[parent.kind]
  if (!kind || !(await stands(tx, parent.id, on, today))) return at('on', says.parentGone)
  const twin = await twinOf(tx, parent.id, form.name, on)
  if (twin) return at('name', says.twin(twin))
  await addPlace(tx, { kind, code: form.code || null, name: form.name, parentId: parent.id, from: on }, today).then((id) =>
    kind === 'village' && form.withBoard ? addBoard(tx, parent.id, id, form.name, on) : undefined,
  )
  const say = words[lang]
  const rows = [
    { key: say.willAdd, value: `${form.name}${form.code ? ` (${form.code})` : ''}, ${parent.name}` },
    { key: say.from, value: date(on) },
  ]
  if (kind === 'village' && form.withBoard) rows.push({ key: say.withBoard, value: say.withBoardYes })
  return doneAt(`/units?at=${parent.id}`, rows)
}

/** A village as a body: addressee groups and tasks reach it under the commune's People's Committee. */
async function addBoard(tx: Tx, communeId: string, placeId: string, name: string, from: Day): Promise<string> {
  const committee = (await bodiesOn(tx, from, { placeIds: [communeId], kinds: ['peoples-committee'] }))[0]
  return recordBody(tx, { kind: 'village-board', name, placeId, superiorId: committee?.id ?? null, from })
}

export async function rename(
  { tx, today, lang }: Setting,
  place: ManagedPlace,
  form: { name: string; code: string },
  on: Day,
): Promise<Outcome> {
  const then = await placeOn(tx, place.id, on)
  if (!then) return at('on', says.gone)
  const code = form.code || then.code
  if (then.name === form.name && then.code === code) return at('name', says.unchanged)
  const twin = await twinOf(tx, then.parentId, form.name, on, place.id)
  if (twin) return at('name', says.twin(twin))
  await changePlace(tx, place.id, { name: form.name, code, on }, today)
  const label = (name: string, official: string | null) => (official ? `${name} (${official})` : name)
  return doneAt(`/units/places/${place.id}`, [
    { key: words[lang].willChange, value: `${label(then.name, then.code)} → ${label(form.name, code)}` },
    { key: words[lang].from, value: date(on) },
  ])
}

export interface MergeForm {
  units: string[]
  /** An existing unit's id, 'new' or 'unknown'. */
  heir: string
  name: string
  code: string
  decision: string
  /** Villages only: what they are as bodies ends and passes with them. */
  boards: boolean
}

/** Ends whole units below one place; what lies below them moves to the heir, for a whole merge leaves nothing to guess. */
export async function merge(setting: Setting, parent: ManagedPlace, form: MergeForm, on: Day): Promise<Outcome> {
  const { tx, lang } = setting
  if (!(await stands(tx, parent.id, on, setting.today))) return at('on', says.parentGone)
  const siblings = await placesOn(tx, on.subtract({ days: 1 }), { parentId: parent.id })
  const ended = siblings.filter((one) => form.units.includes(one.id))
  if (form.units.length === 0) return at('units', mergeSays['nothing-to-merge'])
  if (ended.length < form.units.length) return at('on', mergeSays['not-living-before'])
  const below = (await Promise.all(ended.map((one) => placesOn(tx, on, { parentId: one.id })))).flat()
  const heir = await passOn(setting, parent, form, on)
  if (Array.isArray(heir)) return heir
  if (!heir && below.length > 0) return at('heir', says.childrenLeft(below.length))
  if (heir) for (const child of below) await changePlace(tx, child.id, { parentId: heir.id, on }, setting.today)
  const left = await countLeftBelow(tx, 'place', form.units, on)
  if (left > 0) return at('on', says.laterTerms(left))
  const say = words[lang]
  const boards = form.boards && parent.kind === 'commune' ? await mergeBoards(tx, parent.id, form, heir, on) : null
  const seated = await bodiesOn(tx, on, { placeIds: form.units })
  const after = await placesOn(tx, on, { parentId: parent.id })
  const rows = [
    { key: say.willEnd, value: ended.map((one) => one.name).join(', ') },
    { key: say.willHeir, value: heir?.name ?? say.unknown },
    { key: say.from, value: date(on) },
    { key: say.countBefore(date(on.subtract({ days: 1 }))), value: String(siblings.length) },
    { key: say.countAfter(date(on)), value: String(after.length) },
    ...(heir && below.length > 0 ? [{ key: say.willMove, value: say.moveUnits(below.length) }] : []),
    ...(boards ? [{ key: say.withBoard, value: say.boardsMerged(boards.ended) }] : []),
    { key: say.decision, value: form.decision },
  ]
  const warnings = seated.length > 0 ? [say.seatedLeft(seated.map((body) => body.name).join(', '))] : []
  if (boards && boards.holders > 0) warnings.push(say.holdersLose(boards.holders))
  return doneAt(`/units?at=${parent.id}`, rows, warnings)
}

/** The ended villages as bodies: they end the same day and pass to that of the heir, which is made when it has none. */
async function mergeBoards(tx: Tx, communeId: string, form: MergeForm, heir: { id: string; name: string } | null, on: Day) {
  const kinds = ['village-board']
  const ended = await bodiesOn(tx, on, { placeIds: form.units, kinds })
  const ids = ended.map((body) => body.id)
  const holders = await countHolders(tx, ids, on)
  for (const id of ids) await endBody(tx, id, on)
  if (heir) {
    const toId = (await bodiesOn(tx, on, { placeIds: [heir.id], kinds }))[0]?.id ?? (await addBoard(tx, communeId, heir.id, heir.name, on))
    await recordBodyHeirs(
      tx,
      ids.map((fromId) => ({ fromId, toId, onDate: on, share: 1, keepsRecords: true, note: form.decision })),
    )
  }
  return { ended: ids.length, holders }
}

/** Ends the chosen units in favour of the chosen heir; null when the heir is unknown. */
async function passOn(
  { tx, today }: Setting,
  parent: ManagedPlace,
  form: MergeForm,
  on: Day,
): Promise<Said[] | { id: string; name: string } | null> {
  if (form.heir === 'unknown') {
    await endTerms(tx, form.units, on)
    await repathCustody(tx, form.units, today)
    return null
  }
  if (form.heir === 'new') return mergeAnew({ tx, today }, parent, form, on)
  const heir = (await placesOn(tx, on, { parentId: parent.id })).find((one) => one.id === form.heir)
  if (!heir) return at('heir', form.heir ? mergeSays['heir-not-living'] : says.noHeir)
  const heirs = form.units.map((fromId) => ({ fromId, toId: heir.id, share: 1, keepsRecords: true, note: form.decision }))
  const problems = await recordMerge(tx, { on, heirs }, today)
  return problems.length > 0 ? problems.map((problem) => ({ field: 'heir', text: mergeSays[problem] })) : heir
}

async function mergeAnew(
  { tx, today }: Pick<Setting, 'tx' | 'today'>,
  parent: ManagedPlace,
  form: MergeForm,
  on: Day,
): Promise<Said[] | { id: string; name: string }> {
  if (!form.name) return at('name', says.noName)
  const twin = await twinOf(tx, parent.id, form.name, on)
  const endsToo = (await placesOn(tx, on, { parentId: parent.id })).some((one) => form.units.includes(one.id) && one.name === twin)
  if (twin && !endsToo) return at('name', says.twin(twin))
  const kind = childKind[parent.kind]
  if (!kind) return at('on', says.parentGone)
  const place = { kind, name: form.name, code: form.code || null, parentId: parent.id }
  const { id, problems } = await mergeIntoNew(tx, { on, fromIds: form.units, place, note: form.decision }, today)
  return problems.length > 0 ? problems.map((problem) => ({ field: 'units', text: mergeSays[problem] })) : { id, name: form.name }
}

export interface HeirForm {
  heir: string
  share: string
  keeps: boolean
  decision: string
}

/** The one unit that the name or code means on the day, or why there is none. */
function onlyOne(
  found: { id: string; name: string; parent: string; code: string }[],
  text: string,
  on: Day,
): Said[] | { id: string; name: string } {
  if (found.length === 0) return at('heir', says.noSuch(text, date(on)))
  const list = found.slice(0, 5).map((one) => [one.name, one.parent, one.code].filter(Boolean).join(', '))
  const [only, ...more] = found
  return only && more.length === 0 ? only : at('heir', says.several(found.length, list.join('; ')))
}

function shareOf(text: string): number | null | undefined {
  if (!text) return null
  const percent = Number(text.replace(',', '.').replace('%', ''))
  return percent >= 1 && percent <= 100 ? percent / 100 : undefined
}

/** Names an heir of a place that ended without one, from the first day without it. */
export async function nameHeir({ tx, today, lang, reach }: Setting, place: ManagedPlace, form: HeirForm): Promise<Outcome> {
  const on = place.until
  if (!on || Temporal.PlainDate.compare(on, today) > 0) return [says.notEnded]
  const history = await historyOf(tx, place.id)
  const own = history.heirs.filter((heir) => heir.fromId === place.id)
  if (own.some((heir) => heir.keepsRecords)) return [says.hasKeeper]
  const heir = onlyOne(await selectNamed(tx, heirKinds(place.kind), form.heir, on, reach), form.heir, on)
  if (Array.isArray(heir)) return heir
  const share = shareOf(form.share)
  if (share === undefined) return at('share', says.badShare)
  const link = { fromId: place.id, toId: heir.id, onDate: on, share, keepsRecords: form.keeps, note: form.decision }
  if (own.some((one) => one.toId === heir.id)) {
    if (!form.keeps || !(await recordKeeper(tx, link))) return at('heir', says.alreadyHeir)
  } else {
    const problems = mergeProblems(await joined(tx, history, heir.id), { on, heirs: [link] })
    if (problems.length > 0)
      return problems.map((problem) => ({ field: problem === 'shares-exceed' ? 'share' : 'heir', text: mergeSays[problem] }))
    await recordHeirs(tx, [link])
  }
  await repathCustody(tx, [place.id], today)
  return doneAt(`/units/places/${place.id}`, heirRows(lang, place.name, heir.name, link))
}

async function joined(db: Db, history: History, otherId: string): Promise<History> {
  const other = await historyOf(db, otherId)
  const known = new Set(history.heirs.map((heir) => `${heir.fromId} ${heir.toId}`))
  const fresh = other.heirs.filter((heir) => !known.has(`${heir.fromId} ${heir.toId}`))
  return { terms: [...history.terms, ...other.terms], heirs: [...history.heirs, ...fresh] }
}

function heirRows(
  lang: Lang,
  name: string,
  heir: string,
  link: { onDate: Day; share: number | null; keepsRecords: boolean; note: string },
) {
  const say = words[lang]
  return [
    { key: say.willEnd, value: name },
    { key: say.willHeir, value: heir },
    { key: say.day, value: date(link.onDate) },
    { key: say.share, value: link.share === null ? say.unknownPart : link.share === 1 ? say.whole : `${Math.round(link.share * 100)}%` },
    { key: say.keeps, value: link.keepsRecords ? say.yes : say.no },
    { key: say.decision, value: link.note },
  ]
}

export interface BodyForm {
  kind: string
  name: string
  superior: string
  manager: string
}

export async function addBody({ tx, today, lang }: Setting, place: ManagedPlace, form: BodyForm, on: Day): Promise<Outcome> {
  if (!(await stands(tx, place.id, on, today))) return at('on', says.parentGone)
  const kind = (await selectBodyKinds(tx)).find((one) => one.code === form.kind)
  if (!kind) return at('kind', says.noKind)
  const here = await bodiesOn(tx, on, { placeIds: [place.id] })
  if (here.some((body) => fold(body.name) === fold(form.name))) return at('name', says.twin(form.name))
  const above = await superiorsFor(tx, place, on)
  const superior = above.find((body) => body.id === form.superior)
  if (form.superior && superior?.line !== kind.line) return at('superior', says.badSuperior)
  const manager = above.find((body) => body.id === form.manager)
  const manages = ['school', 'centre'].includes(kind.line) && manager?.line === 'state'
  if (form.manager && !manages) return at('manager', says.badManager)
  const id = newId()
  await recordBody(tx, {
    id,
    kind: kind.code,
    name: form.name,
    placeId: place.id,
    superiorId: superior?.id ?? null,
    managerId: manager?.id ?? null,
    from: on,
  })
  const say = words[lang]
  return doneAt(`/units/bodies/${id}`, [
    { key: say.willAdd, value: `${form.name}, ${place.name}` },
    { key: say.line, value: registryWords[lang][kind.line] },
    { key: say.superior, value: superior?.name ?? say.none },
    ...(manager ? [{ key: say.manager, value: manager.name }] : []),
    { key: say.from, value: date(on) },
  ])
}

/** Bodies that may stand above a new one: those at the place itself and at what it belongs to. */
export async function superiorsFor(db: Db, place: Pick<ManagedPlace, 'id' | 'parentId'>, on: Day): Promise<Body[]> {
  return bodiesOn(db, on, { placeIds: place.parentId ? [place.id, place.parentId] : [place.id] })
}

export async function renameBody({ tx, lang }: Setting, body: Body, name: string, on: Day): Promise<Outcome> {
  const then = (await bodiesOn(tx, on, { ids: [body.id] }))[0]
  if (!then) return at('on', says.gone)
  if (then.name === name) return at('name', says.unchanged)
  const twin = (await bodiesOn(tx, on, { placeIds: [then.placeId] })).find((one) => one.id !== body.id && fold(one.name) === fold(name))
  if (twin) return at('name', says.twin(twin.name))
  await changeBody(tx, body.id, { name, on })
  return doneAt(`/units/bodies/${body.id}`, [
    { key: words[lang].willChange, value: `${then.name} → ${name}` },
    { key: words[lang].from, value: date(on) },
  ])
}

/** Ends a body or, when it ended before, names its heir; bodies below it follow the heir. */
export async function passOnBody(
  setting: Setting,
  body: Body,
  form: { heir: string; decision: string },
  asked: Day,
  ownBody: string | null,
): Promise<Outcome> {
  const { tx, today, lang, reach } = setting
  const ended = body.until && Temporal.PlainDate.compare(body.until, today) <= 0 ? body.until : null
  const on = ended ?? asked
  if (body.id === ownBody) return [says.ownBody]
  if (!ended && !(await bodiesOn(tx, on.subtract({ days: 1 }), { ids: [body.id] }))[0]) return at('on', says.gone)
  const heir = form.heir ? onlyOne(await selectNamedBodies(tx, body.line, form.heir, on, reach), form.heir, on) : null
  if (Array.isArray(heir)) return heir
  if (ended && !heir) return at('heir', says.noHeir)
  if (heir?.id === body.id) return at('heir', mergeSays['own-heir'])
  const holders = ended ? 0 : await countHolders(tx, [body.id], on)
  if (!ended) await endBody(tx, body.id, on)
  const moved = heir ? await moveBelow(tx, body, heir.id, on) : 0
  const left = await countLeftBelow(tx, 'body', [body.id], on)
  if (left > 0) return heir ? at('on', says.laterTerms(left)) : at('heir', says.childrenLeft(left))
  const link = { fromId: body.id, toId: heir?.id ?? '', onDate: on, share: 1, keepsRecords: true, note: form.decision }
  const refused = heir && (await keepWith(tx, body.id, link, today))
  if (refused) return refused
  const say = words[lang]
  const rows = [
    { key: say.willEnd, value: body.name },
    { key: say.willHeir, value: heir?.name ?? say.unknown },
    { key: say.from, value: date(on) },
    ...(moved > 0 ? [{ key: say.willMove, value: say.moveUnits(moved) }] : []),
    { key: say.decision, value: form.decision },
  ]
  return doneAt(`/units/bodies/${body.id}`, rows, holders > 0 ? [say.holdersLose(holders)] : [])
}

async function keepWith(tx: Tx, id: string, link: Parameters<typeof recordBodyHeirs>[1][number], today: Day): Promise<Said[] | null> {
  const known = (await selectSuccessors(tx, 'body', [id], today)).filter((one) => one.startId === id)
  if (known.some((one) => one.keepsRecords)) return [says.hasKeeper]
  if (known.some((one) => one.id === link.toId) && (await recordBodyKeeper(tx, { ...link, note: link.note ?? '' }))) return null
  await recordBodyHeirs(tx, [link])
  return null
}

async function moveBelow(tx: Tx, from: Body, toId: string, on: Day): Promise<number> {
  const [under, managed] = [await bodiesOn(tx, on, { superiorIds: [from.id] }), await bodiesOn(tx, on, { managerId: from.id })]
  for (const body of under) await changeBody(tx, body.id, { superiorId: body.id === toId ? from.superiorId : toId, on })
  for (const body of managed) await changeBody(tx, body.id, { managerId: toId, on })
  return under.length + managed.length
}
