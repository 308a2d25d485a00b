import { z } from 'zod'
import { anyone } from '../../kernel/access.ts'
import { constraintSays } from '../../kernel/errors.ts'
import { download } from '../../kernel/files.ts'
import { date } from '../../kernel/format.ts'
import { command, drawnAfter, page, refuse, routes, shown } from '../../kernel/http/index.ts'
import { learningFields } from '../../registry/index.ts'
import { sheet, xlsxType } from '../../work/sheets.ts'
import { keepPresenters, openPhone, readPresenters } from './access.ts'
import { ListPage } from './list-page.tsx'
import { masked } from './presenter.ts'
import { publicFields, selectPublic } from './public.ts'
import { PublicPage } from './public-page.tsx'
import { selectCommunes, selectKept, selectOpenings, selectPhone, selectPool, selectPresenter } from './queries.ts'
import { PhonePage, ShowPage } from './show-page.tsx'
import { talksOf } from './talks.ts'
import { sentences, words } from './words.ts'

constraintSays('one_active_presenter_per_centre', sentences.already)
constraintSays('given_consent_is_not_edited', sentences.consentStays)
constraintSays('one_talk_is_written_once', sentences.talkTwice)

const text = z.string().trim().max(100).catch('').default('')
const pageNumber = z.coerce.number().int().min(1).max(1000).catch(1).default(1)
const Query = z.object({
  q: text,
  field: text,
  commune: text,
  state: z.enum(['active', 'ended']).catch('active').default('active'),
  page: pageNumber,
})
const Listed = z.object({
  id: z.string(),
  name: z.string(),
  commune: z.string(),
  topics: z.string(),
  fields: z.array(z.string()),
  phone: z.string(),
})

/** A number leaves by no list: neither JSON nor a sheet carries it (features A7, C6). */
const listed = ({
  id,
  name,
  commune,
  topics,
  fields,
}: {
  id: string
  name: string
  commune: string
  topics: string
  fields: string[]
}) => ({
  id,
  name,
  commune,
  topics,
  fields,
  phone: masked,
})

export const list = page(
  {
    path: '/presenters',
    verb: readPresenters,
    query: Query,
    view: z.object({ presenters: z.array(Listed) }),
    about: 'Presenters of the own centre, and of the province those who agreed to be listed',
  },
  async ({ db, reach, query, today }) => {
    const [found, fields, communes] = [
      await selectPool(db, reach, query, today),
      await learningFields(db, today),
      await selectCommunes(db, reach, today),
    ]
    return shown({ presenters: found.map(listed) }, <ListPage found={found} fields={fields} communes={communes} filter={query} />)
  },
)

const listSheet = page(
  {
    path: '/presenters/list.xlsx',
    verb: readPresenters,
    query: Query,
    audited: true,
    about: 'The list as .xlsx, without telephone numbers',
  },
  async ({ db, reach, query, today, lang }) => {
    const say = words[lang]
    const names = new Map((await learningFields(db, today)).map((field) => [field.code, field[lang]]))
    const rows = await selectPool(db, reach, query, today)
    const head = [
      say.name,
      say.commune,
      say.occupation,
      say.topics,
      say.fields,
      say.forms,
      say.freeWhen,
      say.phone,
      say.experience,
      say.listened,
    ]
    const lines = rows.map((row) => [
      row.name,
      row.commune,
      row.occupation,
      row.topics.split('\n').join('; '),
      row.fields.map((code) => names.get(code) ?? code).join(', '),
      row.forms.map((form) => say[form]).join(', '),
      row.freeWhen,
      masked,
      row.talks,
      row.listened,
    ])
    return download(await sheet(say.fileName, head, lines), `${say.fileName}-${date(today).replaceAll('/', '-')}.xlsx`, xlsxType)
  },
)

const publicList = page(
  {
    path: '/presenters/public',
    verb: anyone,
    query: z.object({ q: text, field: text, page: pageNumber }),
    view: z.object({ presenters: z.array(Listed) }),
    about: 'Presenters who agreed to be public: name, commune, topics and fields',
  },
  async ({ db, query }) => {
    const [found, fields] = [await selectPublic(db, query), await publicFields(db)]
    return shown({ presenters: found.map(listed) }, <PublicPage found={found} fields={fields} filter={query} />)
  },
)

const show = page(
  { path: '/presenters/:id', verb: readPresenters, subject: selectPresenter, audited: true, about: 'A presenter: topics, talks, consent' },
  async ({ db, subject, actor, reach, params, today }) => {
    const keeps = subject.kept && actor.may(keepPresenters)
    return (
      <ShowPage
        one={subject}
        kept={keeps ? ((await selectKept(db, reach, subject.id, params, today)) ?? null) : null}
        talks={await talksOf(db, reach, subject.id)}
        openings={keeps ? await selectOpenings(db, subject.id) : []}
        fields={await learningFields(db, today)}
      />
    )
  },
)

export { show as showPresenter }

const phone = command(
  {
    path: '/presenters/:id/phone',
    verb: openPhone,
    subject: selectPhone,
    again: show,
    form: z.object({ purpose: z.string().trim().min(10, sentences.noPurpose).max(300) }),
    about: 'Opens the telephone number for a purpose; the opening is logged',
  },
  ({ subject }) => {
    if (!subject.phone) return refuse({ field: 'purpose', text: sentences.emptyPhone })
    return drawnAfter(<PhonePage name={subject.name} phone={subject.phone} back={`/presenters/${subject.id}`} />)
  },
)

export const presenterPages = routes(list, listSheet, publicList, show, phone)
