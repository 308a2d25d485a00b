import { loadDemoActivity } from './areas/activity/demo.ts'
import { loadDemoAssessments } from './areas/assessments/demo.ts'
import { loadDemoBoards } from './areas/boards/demo.ts'
import { loadDemoCentres } from './areas/centres/demo.ts'
import { loadDemoCoordination } from './areas/coordination/demo.ts'
import { loadDemoDissemination } from './areas/dissemination/demo.ts'
import { loadDemoInitiatives } from './areas/initiatives/demo.ts'
import { loadDemoOutgoing } from './areas/issuing/demo.ts'
import { loadDemoLetters } from './areas/letters/demo.ts'
import { loadDemoMergers } from './areas/mergers/demo.ts'
import { loadDemoModels } from './areas/models/demo.ts'
import { loadDemoPresenters } from './areas/presenters/demo.ts'
import { loadDemoRatings } from './areas/rating/demo.ts'
import { loadDemoRegulations } from './areas/regulations/demo.ts'
import { loadDemoRemediation } from './areas/remediation/demo.ts'
import { loadDemoTraining } from './areas/training/demo.ts'
import { dayOf } from './kernel/clock.ts'
import type { Db, Tx } from './kernel/db/index.ts'
import { sql } from './kernel/db/index.ts'
import type { Files } from './kernel/files.ts'
import { readSetting, writeSetting } from './kernel/settings.ts'
import { countAnew, workOffDirty } from './measures/index.ts'
import { type DemoRegistry, loadDemoRegistry } from './registry/demo/index.ts'
import { loadDemoTasks } from './reports/demo.ts'

/** What the real thing lacks and the demo has: people to enter as with one click, and a way back to the start. */
export interface DemoSwitch {
  on: boolean
  reset(): Promise<void>
}

export const noDemo: DemoSwitch = { on: false, reset: async () => {} }
export const demoSwitch = (reset: () => Promise<void>): DemoSwitch => ({ on: true, reset })

const marker = 'demo'

/** What the sign-in page and the tests need to find the demo's people again. */
export interface DemoFacts {
  loadedOn: string
  /** Demo key → person. */
  people: Record<string, string>
}

async function load(tx: Tx, files: Files, now: Temporal.Instant): Promise<{ facts: DemoFacts; registry: DemoRegistry }> {
  const registry = await loadDemoRegistry(tx, dayOf(now))
  await loadDemoLetters(tx, registry, now)
  await loadDemoOutgoing(tx, registry, now)
  await loadDemoDissemination(tx, registry, now)
  await loadDemoCentres(tx, registry, now)
  await loadDemoActivity(tx, registry, now)
  await loadDemoRegulations(tx, registry, files, now)
  await loadDemoPresenters(tx, registry, now)
  await loadDemoModels(tx, registry, files, now)
  await loadDemoBoards(tx, registry, files, now)
  await loadDemoTasks(tx, registry, undefined, files, now)
  const facts: DemoFacts = { loadedOn: dayOf(now).toString(), people: registry.people }
  await writeSetting(tx, marker, facts)
  return { facts, registry }
}

/** Loads the demo into an empty database on first start; later starts leave what people did in it. */
export async function loadDemo(db: Db, files: Files, now: Temporal.Instant): Promise<DemoFacts> {
  const loaded = await readSetting<DemoFacts>(db, marker)
  if (loaded) return loaded
  const { facts, registry } = await db.transaction().execute((tx) => load(tx, files, now))
  await countAnew(db, dayOf(now))
  await db.transaction().execute(async (tx) => {
    await loadDemoRemediation(tx, registry, now)
    await loadDemoTraining(tx, registry, now)
    await loadDemoCoordination(tx, registry, files, now)
    await loadDemoMergers(tx, registry, files, now)
    await loadDemoAssessments(tx, registry, now)
    await loadDemoInitiatives(tx, registry, files, now)
  })
  await workOffDirty(db, dayOf(now))
  await db.transaction().execute((tx) => loadDemoRatings(tx, registry, now)) // reads the figures
  await workOffDirty(db, dayOf(now))
  return facts
}

const keptTables = [
  'schema_migrations',
  'body_kinds',
  'roles',
  'addressee_groups',
  'holidays',
  'qualification_kinds',
  'qualification_levels',
  'training_forms',
  'reminder_rungs',
  'legal_texts',
  'legal_relations',
  'learning_fields',
]

/** Empties every table but the catalogues and loads the demo afresh; needs the owner's rights, which the app's role lacks. */
export async function resetDemo(owner: Db, db: Db, files: Files, now: Temporal.Instant): Promise<void> {
  const { rows } = await sql<{ name: string }>`select tablename as name from pg_tables where schemaname = 'public'`.execute(owner)
  const names = rows.map((row) => row.name).filter((name) => !keptTables.includes(name))
  await sql`truncate ${sql.join(names.map((name) => sql.table(name)))} cascade`.execute(owner)
  // What is shipped names its keeper, so it goes with the bodies.
  await sql`select ship_board_rules(), ship_criteria(), ship_training(), ship_grades()`.execute(owner)
  await loadDemo(db, files, now)
}
