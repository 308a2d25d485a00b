import { number } from '../../kernel/format.ts'
import { useWords } from '../../kernel/words.ts'
import { Button, Details, Field, Form, Heading, Paragraph, Select, Table, TextArea, Unseen } from '../../ui/index.ts'
import { kinds } from './list.ts'
import type { HandOver } from './queries.ts'
import { words } from './words.ts'

const options = (say: Record<(typeof kinds)[number], string>) => kinds.map((kind) => ({ value: kind, text: say[kind] }))

/** Enter in a field presses the first button of its form: that must save, never remove a line. */
function SavesOnEnter() {
  const say = useWords(words)
  return (
    <Unseen>
      <button type="submit" tabIndex={-1} aria-hidden="true">
        {say.saveCount}
      </button>
    </Unseen>
  )
}

/** One form over all lines, kind by kind: what was found, in which condition, and why it differs. */
export function CountForm({ list }: { list: HandOver }) {
  const say = useWords(words)
  const path = `/mergers/lists/${list.id}`
  const rows = list.lines.map((line, i) => ({ ...line, i }))
  const shown = (value: number | null) => (value === null ? '' : String(value).replace('.', ','))
  return (
    <>
      <Heading level={3}>{say.count}</Heading>
      <Paragraph>{say.countIntro}</Paragraph>
      <Form action={`${path}/count`} version={list.version} several>
        <SavesOnEnter />
        <Table
          dense
          hideCaption
          caption={say.lines}
          rows={rows}
          columns={[
            {
              key: 'name',
              head: say.name,
              main: true,
              cell: (row) => `${row.name} (${say[row.kind].toLocaleLowerCase('vi')})`,
            },
            { key: 'books', head: say.perBooks, numeric: true, cell: (row) => [number(row.perBooks), row.unit].filter(Boolean).join(' ') },
            {
              key: 'found',
              head: say.found,
              cell: (row) => (
                <Field
                  name="found"
                  id={`found-${row.i}`}
                  index={row.i}
                  width={5}
                  inputmode="decimal"
                  label={<Unseen>{`${say.found}: ${row.name}`}</Unseen>}
                  value={shown(row.found)}
                />
              ),
            },
            {
              key: 'condition',
              head: say.condition,
              cell: (row) => (
                <Field
                  name="condition"
                  id={`condition-${row.i}`}
                  index={row.i}
                  width={10}
                  label={<Unseen>{`${say.condition}: ${row.name}`}</Unseen>}
                  value={row.condition}
                />
              ),
            },
            {
              key: 'note',
              head: say.lineNote,
              cell: (row) => (
                <Field
                  name="note"
                  id={`note-${row.i}`}
                  index={row.i}
                  label={<Unseen>{`${say.lineNote}: ${row.name}`}</Unseen>}
                  value={row.note}
                />
              ),
            },
            {
              key: 'remove',
              head: '',
              cell: (row) => (
                <Button variant="secondary" formaction={`${path}/lines/${row.id}/removal`}>
                  {say.removeLine}
                  <Unseen>: {row.name}</Unseen>
                </Button>
              ),
            },
          ]}
        />
        <Button>{say.saveCount}</Button>
      </Form>
    </>
  )
}

export function PasteForm({ path, open }: { path: string; open: boolean }) {
  const say = useWords(words)
  return (
    <Details summary={say.paste} fields={['rows']} open={open}>
      <Paragraph>{say.pasteIntro}</Paragraph>
      <Form action={`${path}/paste`} several>
        <Select name="kind" id="paste-kind" label={say.pasteKind} options={options(say)} value="asset" />
        <TextArea name="rows" label={say.pasted} rows={8} />
        <Button>{say.addPasted}</Button>
      </Form>
    </Details>
  )
}

export function LineForm({ path }: { path: string }) {
  const say = useWords(words)
  return (
    <Details summary={say.addLine} fields={['name']}>
      <Form action={`${path}/lines`} several>
        <Select name="kind" label={say.kind} options={options(say)} value="asset" />
        <Field name="name" label={say.name} />
        <Field name="unit" label={say.unit} width={10} optional />
        <Field name="perBooks" label={say.perBooks} width={10} inputmode="decimal" />
        <Field name="found" id="line-found" label={say.found} width={10} inputmode="decimal" optional />
        <Field name="condition" id="line-condition" label={say.condition} optional />
        <Field name="note" id="line-note" label={say.lineNote} optional />
        <Button>{say.addLine}</Button>
      </Form>
    </Details>
  )
}
