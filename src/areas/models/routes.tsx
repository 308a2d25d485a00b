import { z } from 'zod'
import { constraintSays } from '../../kernel/errors.ts'
import { download, keptFile } from '../../kernel/files.ts'
import { date } from '../../kernel/format.ts'
import { page, routes, shown } from '../../kernel/http/index.ts'
import { learningFields } from '../../registry/index.ts'
import { sheet, xlsxType } from '../../work/sheets.ts'
import { adoptModel, draftModel, publishModel, readModels } from './access.ts'
import { effectFor } from './adopters.ts'
import { ListPage } from './list-page.tsx'
import { type Adopter, ModelPage } from './model-page.tsx'
import {
  adoptionsOf,
  type Listed,
  ownAdoptions,
  selectDraft,
  selectModelFile,
  selectModels,
  selectOpen,
  selectPublished,
  selectVersions,
} from './queries.ts'
import { sentences, words } from './words.ts'

constraintSays('one_open_model_version', sentences.hasDraft)
constraintSays('model_version_number_once', sentences.hasDraft)
constraintSays('published_model_is_not_edited', sentences.publishedMeanwhile)
constraintSays('nobody_publishes_his_own_model', sentences.ownSubmission)
constraintSays('one_open_adoption_per_centre', sentences.adopted)
constraintSays('model_of_another_centre', sentences.ownModel)
constraintSays('nobody_reviews_his_own_adoption', sentences.ownReview)

const text = z.string().trim().max(100).catch('').default('')
const Query = z.object({
  q: text,
  field: text,
  size: z.enum(['', 'peers']).catch('').default(''),
  page: z.coerce.number().int().min(1).max(1000).catch(1).default(1),
})

/** A third more or less villages than the reader's commune. */
const likeSized = ({ villages, ownVillages }: Listed) => ownVillages > 0 && Math.abs(villages - ownVillages) * 3 <= ownVillages
const chosen = (rows: Listed[], size: '' | 'peers') => (size === 'peers' ? rows.filter(likeSized) : rows)

const Row = z.object({
  id: z.string(),
  title: z.string(),
  centre: z.string(),
  field: z.string(),
  replications: z.number(),
  kept: z.number(),
})

const list = page(
  {
    path: '/models',
    verb: readModels,
    query: Query,
    view: z.object({ models: z.array(Row) }),
    about: 'Published models with their replication counts',
  },
  async ({ db, reach, query, today, actor }) => {
    const found = chosen(await selectModels(db, reach, query, today), query.size)
    const open = await selectOpen(db, actor.reach(draftModel), actor.reach(publishModel))
    const models = found.map(({ id, title, centre, field, replications, kept }) => ({ id, title, centre, field, replications, kept }))
    const adoptions = actor.may(adoptModel) ? await ownAdoptions(db, actor.reach(adoptModel)) : []
    return shown(
      { models },
      <ListPage found={found} open={open} adoptions={adoptions} fields={await learningFields(db, today)} filter={query} />,
    )
  },
)

const listSheet = page(
  { path: '/models/list.xlsx', verb: readModels, query: Query, about: 'The list as .xlsx' },
  async ({ db, reach, query, today, lang }) => {
    const say = words[lang]
    const names = new Map((await learningFields(db, today)).map((field) => [field.code, field[lang]]))
    const rows = chosen(await selectModels(db, reach, query, today), query.size)
    const head = [say.model, say.centre, say.commune, say.field, say.villages, say.publishedOn, say.replications, say.kept]
    const lines = rows.map((row) => [
      row.title,
      row.centre,
      row.commune,
      names.get(row.field) ?? row.field,
      row.villages,
      date(row.publishedOn!),
      row.replications,
      row.kept,
    ])
    return download(await sheet(say.fileName, head, lines), `${say.fileName}-${date(today).replaceAll('/', '-')}.xlsx`, xlsxType)
  },
)

export const showModel = page(
  {
    path: '/models/:id',
    verb: readModels,
    subject: selectPublished,
    view: z.object({
      title: z.string(),
      adopters: z.array(z.object({ centre: z.string(), before: z.number().nullable(), after: z.number().nullable() })),
    }),
    about: 'A published model, who works by it, and figures before and after',
  },
  async ({ db, subject, actor, today }) => {
    const adopters: Adopter[] = []
    for (const one of await adoptionsOf(db, subject.id)) adopters.push({ one, effect: await effectFor(db, one, today) })
    const mine = actor.may(draftModel) && actor.post?.bodyId === subject.centreId
    const own = adopters.find(({ one }) => one.centreId === actor.post?.bodyId && one.endedOn === null)?.one
    const may = actor.may(adoptModel) && actor.post?.bodyId !== subject.centreId && !subject.withdrawnOn
    return shown(
      {
        title: subject.title,
        adopters: adopters.map(({ one, effect }) => ({
          centre: one.centre,
          before: effect?.meanBefore ?? null,
          after: effect?.meanAfter ?? null,
        })),
      },
      <ModelPage
        one={subject}
        versions={await selectVersions(db, subject.id)}
        adopters={adopters}
        fields={await learningFields(db, today)}
        mine={mine}
        hasDraft={mine && (await selectDraft(db, actor.reach(draftModel), subject.id)) !== undefined}
        adopts={actor.may(adoptModel) ? (own ?? (may ? 'may' : null)) : null}
      />,
    )
  },
)

const file = page(
  { path: '/models/:id/file', verb: readModels, subject: selectModelFile, about: 'The document with a model' },
  async ({ db, subject, files }) => {
    const kept = (await keptFile(db, subject.fileId))!
    return download(await files.read(kept.sha256), kept.name, kept.mediaType)
  },
)

export const modelPages = routes(list, listSheet, showModel, file)
