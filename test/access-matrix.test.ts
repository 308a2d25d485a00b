import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { type Actor, nobody, verb } from '../src/kernel/access.ts'
import { sql } from '../src/kernel/db/index.ts'
import type { Route } from '../src/kernel/http/index.ts'
import { loadActor } from '../src/registry/index.ts'
import { recordReminders } from '../src/work/notices/index.ts'
import { oracles } from './policy/index.ts'
import { type World, world } from './world.ts'

type Oracle = keyof typeof oracles

/** Whom each route with a subject lets see it; a route that is missing here fails the test. Tables give the ids to try. */
const policy: { path: RegExp; tables: string[]; only?: string; oracle: Oracle }[] = [
  { path: /^\/centres\/:id\/(assessments|initiatives\/new)$/, tables: ['bodies'], only: "kind = 'learning-centre'", oracle: 'isOwnBody' },
  { path: /^\/mergers\/lists\/:id(\/record\.docx)?$/, tables: ['merger_hand_overs'], oracle: 'handOverInTerritory' },
  { path: /^\/mergers\/lists\/:id\/file$/, tables: ['merger_hand_overs'], only: 'file_id is not null', oracle: 'handOverInTerritory' },
  { path: /^\/mergers\/lists\/:id\//, tables: ['merger_hand_overs'], oracle: 'receivesHandOver' },
  { path: /^\/mergers\/:id$/, tables: ['bodies'], only: "kind = 'learning-centre'", oracle: 'mergedIntoTerritory' },
  { path: /^\/mergers\/:id\/lists$/, tables: ['bodies'], only: "kind = 'learning-centre'", oracle: 'mergedIntoOwn' },
  { path: /^\/centres\/:id\/coordination$/, tables: ['bodies'], only: "kind = 'learning-centre'", oracle: 'seatedInTerritory' },
  { path: /^\/centres\/:id\/coordination\/draft$/, tables: ['bodies'], only: "kind = 'learning-centre'", oracle: 'isOwnBody' },
  { path: /^\/coordination\/:id(\/file|$)/, tables: ['coordination_rules'], oracle: 'seesCoordination' },
  { path: /^\/coordination\/:id\/answer$/, tables: ['coordination_rules'], oracle: 'askedToCoordinate' },
  { path: /^\/coordination\/:id\//, tables: ['coordination_rules'], oracle: 'coordinationOfOwnCentre' },
  { path: /^\/assessments\/:id$/, tables: ['assessments'], oracle: 'assessmentInTerritory' },
  { path: /^\/assessments\/:id\/sheet/, tables: ['assessments'], oracle: 'seesAllOfAssessment' },
  { path: /^\/assessments\/:id\/file/, tables: ['assessments'], only: 'opinion_file_id is not null', oracle: 'seesAllOfAssessment' },
  { path: /^\/assessments\/:id\/(self|submission|withdrawal)$/, tables: ['assessments'], oracle: 'isAssessed' },
  { path: /^\/assessments\/:id\/(opinion|return)$/, tables: ['assessments'], oracle: 'assessesColleague' },
  { path: /^\/assessments\/:id\/(decision|revocation)/, tables: ['assessments'], oracle: 'managesAssessed' },
  { path: /^\/assessment-scales\/:id/, tables: ['assessment_scales'], oracle: 'keepsScale' },
  { path: /^\/initiatives\/:id$/, tables: ['initiatives'], oracle: 'initiativeInTerritory' },
  { path: /^\/initiatives\/:id\/recognition/, tables: ['initiatives'], oracle: 'initiativeOfManagedCentre' },
  { path: /^\/initiatives\/:id\/(decision|withdrawal)/, tables: ['initiatives'], oracle: 'initiativeOfOwnCentre' },
  { path: /^\/initiative-decisions\/:id/, tables: ['initiative_recognitions'], oracle: 'recognitionInTerritory' },
  { path: /^\/regulations\/:id(\/file|$)/, tables: ['regulations'], oracle: 'seesRegulation' },
  { path: /^\/regulations\/:id\//, tables: ['regulations'], oracle: 'ofOwnCentre' },
  {
    path: /^\/centres\/:id\/(edit|premises|equipment|rating\/start)/,
    tables: ['bodies'],
    only: "kind = 'learning-centre'",
    oracle: 'isOwnBody',
  },
  { path: /^\/centres\/:id\/rating$/, tables: ['bodies'], only: "kind = 'learning-centre'", oracle: 'seatedInTerritory' },
  { path: /^\/centres\/:id\/activity$/, tables: ['bodies'], only: "kind = 'learning-centre'", oracle: 'seatedInTerritory' },
  { path: /^\/centres\/:id\/activity-(totals|years\/:year)$/, tables: ['bodies'], only: "kind = 'learning-centre'", oracle: 'isOwnBody' },
  { path: /^\/activity\/:id\/(edit|removal)$/, tables: ['activity_totals'], oracle: 'activityOfOwnCentre' },
  { path: /^\/activity\/:id\/file$/, tables: ['activity_totals'], only: 'file_id is not null', oracle: 'activityInTerritory' },
  { path: /^\/activity\/:id$/, tables: ['activity_totals'], oracle: 'activityInTerritory' },
  { path: /^\/activity-years\/:id\/file$/, tables: ['centre_years'], only: 'plan_file_id is not null', oracle: 'activityInTerritory' },
  { path: /^\/activity-years\/:id$/, tables: ['centre_years'], oracle: 'activityInTerritory' },
  { path: /^\/centres\/:id$/, tables: ['bodies'], only: "kind = 'learning-centre'", oracle: 'seatedInTerritory' },
  {
    path: /^\/centres\/:id\/file$/,
    tables: ['bodies'],
    only: 'id in (select centre_id from centre_profiles where founding_file_id is not null)',
    oracle: 'seatedInTerritory',
  },
  { path: /^\/ratings\/:id\/(self|evidence|submission|withdrawal)$/, tables: ['ratings'], oracle: 'ratingOfOwnCentre' },
  { path: /^\/ratings\/:id/, tables: ['ratings'], oracle: 'ratingInTerritory' },
  { path: /^\/rating-evidence\/:id/, tables: ['files'], oracle: 'evidenceInTerritory' },
  { path: /^\/rating-sets\/:id(\/copy|$)/, tables: ['criteria_sets'], oracle: 'seesCriteria' },
  { path: /^\/rating-sets\/:id\//, tables: ['criteria_sets'], oracle: 'keepsCriteria' },
  { path: /^\/training\/courses\/:id(\/people\.xlsx|$)/, tables: ['training_courses'], oracle: 'seesCourse' },
  { path: /^\/training\/courses\/:id\//, tables: ['training_courses'], oracle: 'holdsCourse' },
  { path: /^\/training\/participants\/:id/, tables: ['training_participants'], oracle: 'holdsCourseOfParticipant' },
  { path: /^\/training\/waits\/:id/, tables: ['training_waits'], oracle: 'keepsWait' },
  { path: /^\/training\/surveys\/:id\/closing$/, tables: ['training_surveys'], oracle: 'asksSurvey' },
  { path: /^\/training\/surveys\/:id\/assistance$/, tables: ['training_surveys'], oracle: 'isAskedBySurvey' },
  { path: /^\/training\/surveys\/:id/, tables: ['training_surveys'], oracle: 'seesSurvey' },
  { path: /^\/qualifications\/:id\/records/, tables: ['people'], oracle: 'keepsLearner' },
  { path: /^\/qualifications\/:id/, tables: ['people'], oracle: 'seesLearner' },
  { path: /^\/qualification-files\/:id/, tables: ['files'], oracle: 'seesProof' },
  { path: /^\/shortcomings\/:id$/, tables: ['shortcomings'], oracle: 'shortcomingInTerritory' },
  { path: /^\/shortcomings\/:id\/recheck$/, tables: ['shortcomings'], oracle: 'shortcomingInTerritory' },
  { path: /^\/shortcomings\/:id\/actions/, tables: ['shortcomings'], oracle: 'shortcomingOfOwnCentre' },
  { path: /^\/centres\/:id\/shortcomings$/, tables: ['bodies'], only: "kind = 'learning-centre'", oracle: 'seatedInTerritory' },
  { path: /^\/models\/:id$/, tables: ['models'], oracle: 'modelPublished' },
  { path: /^\/models\/:id\/file$/, tables: ['models'], oracle: 'modelPublishedWithFile' },
  { path: /^\/models\/:id\/(draft|submission|removal)$/, tables: ['models'], oracle: 'modelDraftOfOwnCentre' },
  { path: /^\/models\/:id\/(next|withdrawal|seen)$/, tables: ['models'], oracle: 'modelOfOwnCentre' },
  { path: /^\/models\/:id\/review\/file$/, tables: ['models'], oracle: 'modelSubmittedWithFile' },
  { path: /^\/models\/:id\/(review|publication|return)$/, tables: ['models'], oracle: 'modelSubmittedInTerritory' },
  { path: /^\/models\/:id\/adoption$/, tables: ['models'], oracle: 'modelOfAnotherCentre' },
  { path: /^\/adoptions\/:id$/, tables: ['model_adoptions'], oracle: 'publicNoun' },
  { path: /^\/adoptions\/:id\/review$/, tables: ['model_adoptions'], oracle: 'adoptionInTerritory' },
  { path: /^\/adoptions\/:id\//, tables: ['model_adoptions'], oracle: 'adoptionOfOwnCentre' },
  { path: /^\/presenters\/:id(\/(talks|invitation)|$)/, tables: ['presenters'], oracle: 'seesPresenter' },
  { path: /^\/presenters\/:id\/phone$/, tables: ['presenters'], oracle: 'seesActivePresenter' },
  { path: /^\/presenters\/:id\//, tables: ['presenters'], oracle: 'keepsPresenter' },
  { path: /^\/presenter-talks\/:id$/, tables: ['presenter_talks'], oracle: 'talkInTerritory' },
  { path: /^\/presenter-talks\/:id\//, tables: ['presenter_talks'], oracle: 'talkOfOwnCentre' },
  { path: /^\/board\/:id$/, tables: ['tenures'], oracle: 'termInTerritory' },
  {
    path: /^\/centres\/:id\/(board|allowances|appointments)/,
    tables: ['bodies'],
    only: "kind = 'learning-centre'",
    oracle: 'seatedInTerritory',
  },
  { path: /^\/appointments\/:id\/opinion/, tables: ['appointments'], oracle: 'askedForOpinion' },
  { path: /^\/appointments\/:id\/file$/, tables: ['appointments'], only: 'decision_file_id is not null', oracle: 'appointmentInTerritory' },
  { path: /^\/appointments\/:id/, tables: ['appointments'], oracle: 'appointmentInTerritory' },
  { path: /^\/board-norms\/:id/, tables: ['board_norms'], oracle: 'keepsRule' },
  { path: /^\/board-authorities\/:id/, tables: ['board_authorities'], oracle: 'keepsRule' },
  { path: /^\/board-limits\/:id/, tables: ['board_limits'], oracle: 'keepsRule' },
  { path: /^\/board-allowances\/:id/, tables: ['board_allowances'], oracle: 'allowanceInTerritory' },
  { path: /^\/premises\/:id$/, tables: ['centre_premises'], oracle: 'centreRecordInTerritory' },
  { path: /^\/equipment\/:id$/, tables: ['centre_equipment'], oracle: 'centreRecordInTerritory' },
  { path: /^\/centres\/:id\/regulations$/, tables: ['bodies'], only: "kind = 'learning-centre'", oracle: 'seatedInTerritory' },
  { path: /^\/centres\/:id\/regulations\/draft$/, tables: ['bodies'], only: "kind = 'learning-centre'", oracle: 'isOwnBody' },
  { path: /^\/dissemination\/:id\/withdrawal/, tables: ['dissemination_sessions'], oracle: 'heldSession' },
  { path: /^\/dissemination\/:id/, tables: ['dissemination_sessions'], oracle: 'seesSession' },
  { path: /^\/letters\/:id/, tables: ['documents'], oracle: 'readsDocument' },
  { path: /^\/arrivals\/:id\/edit$/, tables: ['arrivals'], oracle: 'keepsArrival' },
  { path: /^\/arrivals\/:id/, tables: ['arrivals'], oracle: 'hasArrival' },
  { path: /^\/issuing\/:id\/(signature|return|number|issue|evidence|recall)$/, tables: ['outgoing_papers'], oracle: 'wasGiven' },
  { path: /^\/issuing\/:id\/(edit|content|submission|withdrawal|removal|replacement)$/, tables: ['outgoing_papers'], oracle: 'drafts' },
  { path: /^\/issuing\/:id(\/(paper|slip|attendance|scan|copy)|$)/, tables: ['outgoing_papers'], oracle: 'seesOutgoing' },
  { path: /^\/tasks\/:id$/, tables: ['tasks'], oracle: 'assigned' },
  { path: /^\/documents\/:id\/replacement/, tables: ['documents'], oracle: 'readsDocument' },
  {
    path: /^\/assignments\/:id\/(acceptance|return|extension\/answer|suspension|resumption)$/,
    tables: ['assignments'],
    oracle: 'assignedBy',
  },
  { path: /^\/assignments\/:id(\/files\/:fileId)?$/, tables: ['assignments'], oracle: 'seesAssignment' },
  { path: /^\/assignments\/:id\//, tables: ['assignments'], oracle: 'receives' },
  { path: /^\/units\/places\/:id$/, tables: ['places'], oracle: 'publicNoun' },
  { path: /^\/legal\/:id/, tables: ['legal_texts'], oracle: 'publicNoun' },
  { path: /^\/units\/bodies\/:id$/, tables: ['bodies'], oracle: 'publicNoun' },
  { path: /^\/units\/places\/:id\/(places|merge)/, tables: ['places'], oracle: 'mayHoldPlaces' },
  { path: /^\/units\/places\/:id\/bodies/, tables: ['places'], oracle: 'inTerritory' },
  { path: /^\/units\/places\/:id\/(change|heirs)/, tables: ['places'], oracle: 'belowTerritory' },
  { path: /^\/units\/bodies\/:id\//, tables: ['bodies'], oracle: 'seatedInTerritory' },
  { path: /^\/notices\/:id\//, tables: ['notices'], oracle: 'hearsNotice' },
  { path: /^\/people\/:id/, tables: ['people'], oracle: 'servedInTerritory' },
  { path: /^\/hand-overs\/:id/, tables: ['hand_overs'], oracle: 'ofOwnPost' },
  { path: /^\/follow-up\/offices\/:id/, tables: ['bodies'], oracle: 'gaveWorkTo' },
  { path: /^\/reports\/upward\/:id/, tables: ['documents'], oracle: 'issuesOwnDirective' },
]

let w: World
let routes: Route[]
let actors: [string, Actor][]
let today: Temporal.PlainDate

beforeAll(async () => {
  w = await world()
  const [{ allRoutes }, { demoSwitch }] = await Promise.all([import('../src/wiring.tsx'), import('../src/demo.ts')])
  routes = allRoutes(demoSwitch(async () => {}))
  today = w.clock.now().toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate()
  await recordReminders(w.db, today, w.clock.now())
  const held = await Promise.all(
    Object.entries(w.demo.people).map(async ([key, id]): Promise<[string, Actor][]> => {
      const { posts } = await loadActor(w.db, id, null, today)
      return posts.length === 0
        ? [[key, await loadActor(w.db, id, null, today)]]
        : Promise.all(
            posts.map(async (post): Promise<[string, Actor]> => [`${key} as ${post.role}`, await loadActor(w.db, id, post.id, today)]),
          )
    }),
  )
  actors = [['a visitor', nobody], ...held.flat()]
})

const label = (route: Route) => `${route.kind === 'page' ? 'GET' : 'POST'} ${route.declared.path}`

test('every role in use is a role of the registry, and every verb that is not open to all names at least one', async () => {
  const known = new Set((await w.db.selectFrom('roles').select('code').execute()).map((row) => row.code))
  for (const { declared } of routes) {
    const { verb: needed } = declared
    if (needed.scope === 'public' || needed.scope === 'signed-in') continue
    expect(needed.roles.length, needed.name).toBeGreaterThan(0)
    for (const role of needed.roles) expect(known.has(role), `${needed.name}: ${role}`).toBe(true)
  }
})

test('every route, for every post of every person: without the verb it does not exist, a visitor is sent to sign in', async () => {
  let cells = 0
  const parameterless = routes.filter((route) => !route.declared.path.includes(':') && !route.declared.path.startsWith('/demo/reset'))
  const people = Object.keys(w.demo.people)
  for (const route of parameterless) {
    const { path, verb: needed } = route.declared
    const visitor = await (route.kind === 'page' ? w.as(null).get(path) : w.as(null).post(path, {}))
    if (needed.scope !== 'public') expect([303, 401], `visitor ${label(route)}`).toContain(visitor.status)
    for (const key of people.slice(0, 24)) {
      if (route.kind === 'command' && needed.scope === 'signed-in') continue
      const answer = await (route.kind === 'page' ? w.as(key).get(path) : w.as(key).post(path, { nonsense: 'x' }))
      const actor = actors.find(([name]) => name.startsWith(`${key} `) || name === key)?.[1] ?? nobody
      expect([answer.status === 404, answer.status >= 500], `${key} ${label(route)} answered ${answer.status}`).toEqual([
        !actor.may(needed),
        false,
      ])
      cells += 1
    }
  }
  expect(cells).toBeGreaterThan(300)
}, 300_000)

/** Routes share records and relations: each question is put to the database once. */
function asked<T>(ask: (...key: string[]) => Promise<T>): (...key: string[]) => Promise<T> {
  const answers = new Map<string, Promise<T>>()
  return (...key) => {
    const known = key.join('|')
    const answer = answers.get(known) ?? ask(...key)
    answers.set(known, answer)
    return answer
  }
}

const firstOf = async (query: ReturnType<typeof sql<{ id: string }>>) => (await query.execute(w.db)).rows[0]?.id
/** Routes about a part of a record ask for one that the record has. */
const partsOf = [
  { param: 'fileId', of: (id: string) => firstOf(sql`select file_id as id from assignment_files where assignment_id = ${id} limit 1`) },
  { param: 'premisesId', of: (id: string) => firstOf(sql`select id from centre_premises where centre_id = ${id} limit 1`) },
  {
    param: 'termId',
    of: (id: string) =>
      firstOf(sql`
        select e.id from tenures e join posts p on p.id = e.post_id join tenure_decisions d on d.tenure_id = e.id and d.effect = 'begins'
        where p.body_id = ${id} limit 1`),
  },
]

test('every route with a subject, for every post and every record: exactly what the plain relations say', async () => {
  let cells = 0
  const sample = asked(async (table, only) => {
    const { rows } = await sql<{
      id: string
    }>`select id from ${sql.table(table!)} where ${sql.raw(only!)} order by md5(id::text) limit 14`.execute(w.db)
    return rows.map((row) => row.id)
  })
  const byName = new Map(actors)
  const relation = asked((oracle, name, id) => oracles[oracle as Oracle](w.db, byName.get(name!)!, id!))
  for (const route of routes.filter(({ declared }) => declared.path.includes(':id') && declared.subject)) {
    const { path, verb: needed, subject } = route.declared
    const rule = policy.find((one) => one.path.test(path))
    expect(rule, `${label(route)} has no policy`).toBeDefined()
    const ids = (await Promise.all(rule!.tables.map((table) => sample(table, rule!.only ?? 'true')))).flat()
    for (const [name, actor] of actors) {
      if (!actor.may(needed)) continue
      for (const id of ids) {
        const part = partsOf.find(({ param }) => path.includes(`:${param}`))
        const partId = part && (await part.of(id))
        if (part && !partId) continue
        if (
          path === '/letters/:id/file' &&
          !(await w.db.selectFrom('documents').select('file_id').where('id', '=', id).executeTakeFirst())?.file_id
        )
          continue
        if (
          path === '/dissemination/:id/file' &&
          !(await w.db.selectFrom('dissemination_sessions').select('file_id').where('id', '=', id).executeTakeFirst())?.file_id
        )
          continue
        const params = { id, ...(part && { [part.param]: partId }) }
        const found = await (subject as (...args: unknown[]) => Promise<unknown>)(w.db, actor.reach(needed), id, params, today)
        expect(found !== undefined && found !== null, `${name} ${label(route)} ${id}`).toBe(await relation(rule!.oracle, name, id))
        cells += 1
      }
    }
  }
  expect(cells).toBeGreaterThan(3000)
}, 300_000)

test('a reach of nobody holds nothing', () => {
  const read = verb('test.matrix', 'own', ['reader'])
  expect(nobody.reach(read).bodies).toEqual([])
})

test('docs/access-matrix.md is made from the routes', async () => {
  const { accessMatrix } = await import('../src/access-page.ts')
  expect(readFileSync('docs/access-matrix.md', 'utf8')).toBe(accessMatrix(routes))
})
