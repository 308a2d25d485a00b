import { date } from '../../kernel/format.ts'
import type { Lang } from '../../kernel/words.ts'
import { sheet } from '../../work/sheets.ts'
import { accountState, ended } from './person.ts'
import type { Listed } from './queries.ts'
import { accountWords, words } from './words.ts'

/** One line for each post, the living ones of a person first. */
export function peopleSheet(rows: Listed[], lang: Lang, today: Temporal.PlainDate, now: Temporal.Instant): Promise<Uint8Array> {
  const say = words[lang]
  return sheet(
    say.people,
    [say.name, say.role, say.body, say.from, say.until, say.state, say.account, say.contact],
    rows.flatMap(({ name, account, contact, tenures }) =>
      tenures.map((tenure) => [
        name,
        tenure.title + (tenure.acting ? ` (${say.acting})` : ''),
        tenure.body,
        date(tenure.from),
        tenure.until ? date(tenure.until.subtract({ days: 1 })) : '',
        ended(tenure, today) ? say.ended : say.holding,
        accountWords[lang][accountState(account, now)],
        contact ?? '',
      ]),
    ),
  )
}
