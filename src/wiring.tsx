import './areas/activity/measures.ts'
import { activityRoutes } from './areas/activity/index.ts'
import { assessmentRoutes, assessmentWaiting, readAssessments } from './areas/assessments/index.ts'
import { auditRoutes, readAudit } from './areas/audit/index.ts'
import { disseminationRoutes } from './areas/dissemination/index.ts'
import { demoRoutes, homeRoutes } from './areas/home/index.tsx'
import { issuingRoutes, outgoingSearch, outgoingWaiting, readOutgoing } from './areas/issuing/index.ts'
import { legalRoutes } from './areas/legal/index.ts'
import { letterRoutes, letterSearch, letterWaiting, readLetters } from './areas/letters/index.ts'
import { readPeople } from './areas/people/access.ts'
import { handOverWaiting, peopleRoutes, peopleSearch } from './areas/people/index.ts'
import './areas/assessments/measures.ts'
import './areas/coordination/measures.ts'
import './areas/initiatives/measures.ts'
import './areas/mergers/measures.ts'
import './areas/centres/measures.ts'
import './areas/regulations/measures.ts'
import { centreRoutes, readCentres } from './areas/centres/index.ts'
import { regulationRoutes, regulationSearch } from './areas/regulations/index.ts'
import './areas/models/measures.ts'
import { modelRoutes, modelSearch, modelWaiting } from './areas/models/index.ts'
import './areas/presenters/measures.ts'
import { presenterRoutes, presenterSearch } from './areas/presenters/index.ts'
import './areas/assessments/hand-over.ts'
import './areas/boards/hand-over.ts'
import './areas/boards/measures.ts'
import './areas/coordination/hand-over.ts'
import './areas/issuing/hand-over.ts'
import './areas/mergers/hand-over.ts'
import './areas/models/hand-over.ts'
import './areas/rating/hand-over.ts'
import './areas/regulations/hand-over.ts'
import './areas/remediation/hand-over.ts'
import './areas/training/hand-over.ts'
import { appointmentWaiting, boardRoutes } from './areas/boards/index.ts'
import './areas/rating/measures.ts'
import { coordinationRoutes, coordinationWaiting } from './areas/coordination/index.ts'
import { initiativeRoutes, initiativeSearch } from './areas/initiatives/index.ts'
import { mergerRoutes, mergerWaiting } from './areas/mergers/index.ts'
import { ratingRoutes, ratingWaiting } from './areas/rating/index.ts'
import './areas/remediation/measures.ts'
import { recordFound, remediationRoutes, remediationWaiting } from './areas/remediation/index.ts'
import './areas/training/measures.ts'
import { ResumePage, sessionRoutes } from './areas/sessions/index.ts'
import { keepQualifications, trainingRoutes, trainingWaiting } from './areas/training/index.ts'
import { unitRoutes, unitSearch } from './areas/units/index.ts'
import { type DemoSwitch, noDemo } from './demo.ts'
import type { Actor, Verb } from './kernel/access.ts'
import { type Clock, dayOf } from './kernel/clock.ts'
import type { Db } from './kernel/db/index.ts'
import type { Files } from './kernel/files.ts'
import { createApp, type NavItem, type Route, routes } from './kernel/http/index.ts'
import type { JobHandler } from './kernel/jobs.ts'
import type { Lang } from './kernel/words.ts'
import { recomputeStale, workOffDirty } from './measures/index.ts'
import { reader } from './reader.ts'
import { loadVisitor } from './registry/actors.ts'
import { figureRoutes, followUpRoutes, leaderFirst, placeFigureRoutes, readFigures, readFollowUp, upwardRoutes } from './reports/index.ts'
import { ErrorPage } from './ui/index.ts'
import type { SearchSource, WaitingSource } from './work/sources.ts'
import './work/measures.ts'
import { WaitingCount } from './waiting-count.ts'
import { words } from './words.ts'
import { type Mailer, noticeRoutes, noticeWaiting, type PushKey, recordReminders, sendDigests, sendPushes } from './work/notices/index.ts'
import { readTasks, recordAllBound, recordTouched, replacementWaiting, taskRoutes, taskSearch, taskWaiting } from './work/tasks/index.ts'

export interface Parts {
  db: Db
  publicDb: Db
  clock: Clock
  files: Files
  demo?: DemoSwitch
  /** Left out: no mail server is configured and nothing is sent. */
  mail?: Mailer
  /** Left out: the server has no public address and devices are not told. */
  push?: PushKey
  log: { error(detail: object, message: string): void; info(detail: object, message: string): void }
}

const waiting: WaitingSource[] = [
  letterWaiting,
  outgoingWaiting,
  taskWaiting,
  noticeWaiting,
  replacementWaiting,
  handOverWaiting,
  remediationWaiting,
  ratingWaiting,
  modelWaiting,
  appointmentWaiting,
  trainingWaiting,
  assessmentWaiting,
  mergerWaiting,
  coordinationWaiting,
]
const search: SearchSource[] = [
  letterSearch,
  outgoingSearch,
  taskSearch,
  unitSearch,
  peopleSearch,
  presenterSearch,
  regulationSearch,
  modelSearch,
  initiativeSearch,
]

/** Every route of the system; the access matrix, the OpenAPI document and the tests walk this list. */
export function allRoutes(demo: DemoSwitch, { mail = false, push }: { mail?: boolean; push?: PushKey } = {}): Route[] {
  return routes(
    homeRoutes(waiting, search, leaderFirst),
    sessionRoutes({ demo: demo.on }),
    letterRoutes({ verb: readOutgoing, href: '/issuing' }),
    legalRoutes,
    disseminationRoutes,
    issuingRoutes(reader),
    taskRoutes,
    noticeRoutes({ mail, push }),
    followUpRoutes(reader),
    upwardRoutes(reader),
    figureRoutes,
    placeFigureRoutes,
    centreRoutes,
    boardRoutes,
    regulationRoutes,
    activityRoutes,
    remediationRoutes,
    ratingRoutes,
    presenterRoutes,
    modelRoutes,
    trainingRoutes,
    assessmentRoutes,
    mergerRoutes,
    coordinationRoutes,
    initiativeRoutes({ verb: readAssessments, href: '/assessments' }),
    auditRoutes,
    unitRoutes([
      { verb: readPeople, href: '/people', word: 'tabPeople' },
      { verb: keepQualifications, href: '/qualifications', word: 'tabQualifications' },
      { verb: readAudit, href: '/audit', word: 'tabLog' },
    ]),
    peopleRoutes,
    demo.on ? demoRoutes(demo.reset) : [],
  )
}

interface Entry {
  href: string
  word: keyof typeof words.vi
  verb?: Verb
  /** Other addresses of the same entry. */
  also?: string[]
}

// Areas of practice.md's navigation that are not built yet are left out: a link to nothing is worse than none.
const entries: Entry[] = [
  { href: '/', word: 'myWork' },
  { href: '/letters', word: 'letters', verb: readLetters, also: ['/issuing', '/arrivals', '/legal', '/dissemination'] },
  { href: '/tasks', word: 'tasks', verb: readTasks, also: ['/assignments', '/notices'] },
  {
    href: '/centres',
    word: 'centres',
    verb: readCentres,
    also: [
      '/regulations',
      '/ratings',
      '/rating-sets',
      '/shortcomings',
      '/activity',
      '/presenters',
      '/presenter-talks',
      '/models',
      '/adoptions',
      '/boards',
      '/appointments',
      '/training',
      '/qualifications',
      '/my-training',
      '/my-assessments',
      '/initiatives',
      '/assessments',
      '/assessment-scales',
      '/mergers',
      '/coordination',
    ],
  },
  { href: '/follow-up', word: 'followUp', verb: readFollowUp },
  { href: '/figures', word: 'figures', verb: readFigures, also: ['/place-figures'] },
  { href: '/units', word: 'units', also: ['/people', '/audit'] },
]

function navItems(actor: Actor, path: string, lang: Lang, count: number): NavItem[] {
  return entries
    .filter(({ verb }) => !verb || actor.may(verb))
    .map(({ href, word, also }) => ({
      href,
      text: words[lang][word],
      current: [href, ...(also ?? [])].some((start) => path === start || (start !== '/' && path.startsWith(`${start}/`))),
      ...(href === '/' ? { count } : {}),
    }))
}

export function cayda({ db, publicDb, clock, files, log, mail, push, demo = noDemo }: Parts) {
  const counted = new WaitingCount(waiting)
  return createApp({
    routes: allRoutes(demo, { mail: mail !== undefined, push }),
    db,
    publicDb,
    clock,
    files,
    log,
    nav: async (actor, path, lang, db, today) =>
      actor.person ? navItems(actor, path, lang, await counted.of(db, actor, today, path === '/')) : [],
    acted: (actor) => counted.forget(actor),
    loadVisitor,
    demo: demo.on,
    errorPage: (props) => <ErrorPage {...props} />,
    resumePage: (kept) => <ResumePage {...kept} />,
  })
}

/** Work that nobody waits for; pg-boss runs each once at a time, whatever the number of processes. */
export function jobHandlers({
  db,
  clock,
  mail,
  push,
  log,
  demo = noDemo,
  publicUrl = null,
}: Pick<Parts, 'db' | 'clock' | 'mail' | 'push' | 'log' | 'demo'> & { publicUrl?: string | null }): JobHandler[] {
  const today = () => dayOf(clock.now())
  return [
    {
      name: 'measures-touched',
      cron: '* * * * *',
      run: async () => {
        await workOffDirty(db, today(), (tx, touched) => recordTouched(tx, touched, today()))
      },
    },
    {
      name: 'measures-by-calendar',
      cron: '10 0 * * *',
      run: async () => {
        await recomputeStale(db, today())
        await db.transaction().execute((tx) => recordAllBound(tx, today()))
        await db.transaction().execute((tx) => recordFound(tx, today()))
      },
    },
    {
      name: 'reminders',
      cron: '0 7 * * *',
      run: async () => {
        await recordReminders(db, today(), clock.now())
      },
    },
    {
      name: 'devices',
      cron: '* * * * *',
      run: async () => {
        if (push) await sendPushes(db, { key: push, log }, today(), clock.now())
      },
    },
    {
      name: 'weekly-letter',
      cron: '30 7 * * 1',
      run: async () => {
        if (mail) await sendDigests(db, { sources: waiting, mail, origin: publicUrl, sample: demo.on, log }, today(), clock.now())
      },
    },
  ]
}
