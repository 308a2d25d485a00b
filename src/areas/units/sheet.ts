import { date } from '../../kernel/format.ts'
import type { Lang } from '../../kernel/words.ts'
import { registryWords } from '../../registry/index.ts'
import { sheet } from '../../work/sheets.ts'
import type { Asked } from './asked.ts'
import type { LevelRow } from './queries.ts'
import type { Level } from './tree-pages.tsx'
import { words } from './words.ts'

/** The whole level, not only the page on the screen, in its order. */
export function levelSheet(level: Level | null, asked: Asked, lang: Lang): Promise<Uint8Array> {
  const say = words[lang]
  const kinds = registryWords[lang]
  const became = ({ id, name, nameToday }: LevelRow) => {
    if (nameToday) return nameToday === name ? say.same : say.renamedTo(nameToday)
    const last = level?.heirs.filter((heir) => heir.startId === id && heir.living) ?? []
    return last.length > 0 ? last.map((heir) => `${heir.name} ${say.since(date(heir.onDate))}`).join('; ') : say.unknown
  }
  return sheet(
    `${level?.place?.name ?? say.tabUnits} ${date(asked.on).replaceAll('/', '-')}`,
    [say.name, say.code, say.kind, say.parent, say.communes, say.villages, say.bodies, ...(asked.past ? [say.became] : [])],
    (level?.rows ?? []).map((row) => [
      row.name,
      row.code ?? '',
      kinds[row.kind],
      level?.place?.name ?? '',
      row.communes,
      row.villages,
      row.bodies,
      ...(asked.past ? [became(row)] : []),
    ]),
  )
}
