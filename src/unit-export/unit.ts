import { type Db, sql } from '../kernel/db/index.ts'
import { findPlaces, fold, placesByCode } from '../registry/index.ts'
import type { Unit } from './export.ts'
import { PackageRefused } from './manifest.ts'
import { sentences } from './words.ts'

/** The bodies whose home lies in the place today, former ones whose records it keeps included. Throws PackageRefused. */
export async function unitOfPlace(db: Db, text: string, today: Temporal.PlainDate): Promise<Unit> {
  const byCode = await placesByCode(db, text.trim(), today)
  const named =
    byCode.length > 0 ? byCode.slice(0, 1) : (await findPlaces(db, text, today)).filter((place) => fold(place.name) === fold(text))
  const living = named.filter((place) => place.nameToday !== null)
  const found = [...new Map((living.length > 0 ? living : named).map((place) => [place.id, place])).values()]
  const [place] = found
  if (!place) throw new PackageRefused(sentences.noPlace(text))
  if (found.length > 1)
    throw new PackageRefused(
      sentences.manyPlaces(
        text,
        found.map(({ name, parentName, code }) => `${[name, parentName].filter(Boolean).join(', ')} (${code ?? '–'})`),
      ),
    )
  const { rows } = await sql<{ id: string }>`
    select b.id from bodies as b join places as home on home.id = home_of(b.id)
    where home.custody_path <@ (select custody_path from places where id = ${place.id}) order by b.id`.execute(db)
  if (rows.length === 0) throw new PackageRefused(sentences.noBodies(place.name))
  return { name: place.name, bodies: rows.map(({ id }) => id) }
}
