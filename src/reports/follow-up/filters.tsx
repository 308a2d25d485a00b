import { date, excerpt, number } from '../../kernel/format.ts'
import { useWords } from '../../kernel/words.ts'
import { Counters, DateField, Field, Filters, Hidden, Link, Paragraph, Select } from '../../ui/index.ts'
import { counterKind, counters, counterWords, followed, statusWords } from '../../work/tasks/index.ts'
import { address, type Filter, lines } from './filter.ts'
import type { Counts, DocumentOption } from './queries.ts'
import { words } from './words.ts'

export const listPath = '/follow-up/list'

/** Total and the four counters; each opens exactly the list it counts, and the four add up to the total. */
export function FollowUpCounters({ counts, filter }: { counts: Counts; filter: Filter }) {
  const say = useWords(words)
  const labels = useWords(counterWords)
  const { counter: _, ...rest } = filter
  return (
    <>
      <Counters
        items={[
          { label: say.total, count: counts.total, href: address(listPath, rest), kind: 'none' },
          ...counters.map((counter) => ({
            label: labels[counter],
            count: counts.counters[counter],
            href: address(listPath, { ...rest, counter }),
            kind: counterKind[counter],
          })),
        ]}
      />
      {counts.unimplemented > 0 && (
        <Paragraph>
          <Link href={address(listPath, { ...rest, unimplemented: true })}>{say.unimplementedNote(number(counts.unimplemented))}</Link>
        </Paragraph>
      )}
      {counts.undated > 0 && (
        <Paragraph>
          <Link href={address(listPath, { ...rest, undated: true })}>{say.undatedNote(number(counts.undated))}</Link>
        </Paragraph>
      )}
    </>
  )
}

export function FollowUpFilters({ path, filter, documents }: { path: string; filter: Filter; documents: DocumentOption[] }) {
  const say = useWords(words)
  const statusNames = useWords(statusWords)
  const counterNames = useWords(counterWords)
  return (
    <Filters action={path}>
      {filter.office && <Hidden name="office" value={filter.office} />}
      {filter.clause && <Hidden name="clause" value={filter.clause} />}
      {filter.undated && <Hidden name="undated" value="1" />}
      {filter.unimplemented && <Hidden name="unimplemented" value="1" />}
      <Select
        name="document"
        label={say.document}
        value={filter.document}
        options={[
          { value: '', text: say.anyDocument },
          ...documents.map(({ id, code, subject }) => ({ value: id, text: excerpt(`${code || say.withoutCode} – ${subject}`, 60) })),
          { value: 'none', text: say.noDocument },
        ]}
      />
      <Field name="body" label={say.body} type="search" value={filter.body} width={20} />
      <Field name="task" label={say.task} type="search" value={filter.task} width={20} />
      <Select
        name="line"
        label={say.line}
        value={filter.line}
        options={[{ value: '', text: say.anyLine }, ...lines.map((line) => ({ value: line, text: say[line] }))]}
      />
      <Select
        name="status"
        label={say.status}
        value={filter.status}
        options={[{ value: '', text: say.anyStatus }, ...followed.map((status) => ({ value: status, text: statusNames[status] }))]}
      />
      <Select
        name="counter"
        label={say.counter}
        value={filter.counter}
        options={[{ value: '', text: say.anyCounter }, ...counters.map((counter) => ({ value: counter, text: counterNames[counter] }))]}
      />
      {filter.from && <DateField name="from" label={say.from} value={date(filter.from)} />}
      {filter.until && <DateField name="until" label={say.until} value={date(filter.until)} />}
    </Filters>
  )
}

/** Conditions that have no field of their own, in words, so that nobody reads a narrowed list as the whole. */
export function Narrowed({ filter, officeName }: { filter: Filter; officeName?: string }) {
  const say = useWords(words)
  const parts = [
    filter.office && say.oneOffice(officeName ?? ''),
    filter.clause && say.oneClause,
    filter.undated && say.undated.toLowerCase(),
    filter.unimplemented && say.unimplemented.toLowerCase(),
  ].filter(Boolean)
  return parts.length ? <Paragraph>{say.narrowed(parts.join('; '))}</Paragraph> : null
}
