import { number } from '../../kernel/format.ts'
import { useWords } from '../../kernel/words.ts'
import { Button, Field, Form, Hint, Layout, Section, TextArea } from '../../ui/index.ts'
import { claimable, type Explained } from './explain.ts'
import { ratingPath, Why } from './show-page.tsx'
import { words } from './words.ts'

/** The centre's own scores: one field and one place for evidence for each line that the records do not decide. */
export function SelfPage({ one: { rating, set, lines } }: { one: Explained }) {
  const say = useWords(words)
  const open = claimable(lines)
  return (
    <Layout
      title={say.edit}
      caption={`${rating.centre} – ${say.ofYear(String(rating.year))}`}
      back={{ href: ratingPath(rating.id), text: rating.centre }}
    >
      <Form action={`${ratingPath(rating.id)}/self`} version={rating.version} main>
        {open.map(({ criterion, rest, row }, i) => (
          <Section key={criterion.id} title={say.claimOf(criterion.code, criterion.text)}>
            <Field
              name="claimed"
              id={`claimed-${i}`}
              index={i}
              label={say.claimed}
              hint={set.kind === 'levels' ? say.levelHint(criterion.evidence) : say.restHint(number(rest), criterion.evidence)}
              inputmode="decimal"
              width={5}
              value={row ? number(row.claimed) : ''}
              optional
            />
            <TextArea name="evidence" id={`evidence-${i}`} index={i} label={say.evidenceForPoints} rows={2} value={row?.evidence ?? ''} />
          </Section>
        ))}
        <Button>{say.save}</Button>
      </Form>
    </Layout>
  )
}

/** The team's scores, beside what centre and records say. */
export function InspectionPage({ one: { rating, set, lines } }: { one: Explained }) {
  const say = useWords(words)
  return (
    <Layout
      title={say.inspect}
      caption={`${rating.centre} – ${say.ofYear(String(rating.year))}`}
      back={{ href: ratingPath(rating.id), text: rating.centre }}
    >
      <Form action={`${ratingPath(rating.id)}/inspection`} version={rating.version} main>
        <Hint>{say.foundHint}</Hint>
        {lines.map((line, i) => (
          <Section key={line.criterion.id} title={say.claimOf(line.criterion.code, line.criterion.text)}>
            <Why line={line} row={line.row} ratingId={rating.id} />
            <Field
              name="found"
              id={`found-${i}`}
              index={i}
              label={say.found}
              hint={`${say.selfPoints}: ${number(line.total)}/${number(set.kind === 'levels' ? 2 : line.criterion.points)}`}
              inputmode="decimal"
              width={5}
              value={number(line.row?.found ?? line.total)}
            />
            <Field name="remark" id={`remark-${i}`} index={i} label={say.remark} value={line.row?.remark ?? ''} optional />
          </Section>
        ))}
        <TextArea name="note" label={say.inspectNote} rows={3} optional />
        <Button>{say.inspect}</Button>
      </Form>
    </Layout>
  )
}
