import { date, number } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import {
  Button,
  Checkboxes,
  DateField,
  Details,
  Field,
  Form,
  Layout,
  Link,
  mainForm,
  Paragraph,
  Radios,
  Section,
  Table,
  Unseen,
} from '../../ui/index.ts'
import { keepCentre } from './access.ts'
import { canResume, centrePath, tenures } from './centre.ts'
import type { Centre, OwnPremises, Premises } from './queries.ts'
import { words } from './words.ts'

export function PremisesPart({ centre, mine }: { centre: Centre; mine: boolean }) {
  const say = useWords(words)
  const { actor, today, problems } = useFacts()
  const keeps = mine && actor.may(keepCentre)
  return (
    <Section title={say.premises} id="premises">
      <Table
        hideCaption
        caption={say.premises}
        rows={centre.premises}
        empty={say.noPremises}
        columns={[
          { key: 'name', head: say.premisesName, main: true, cell: (row) => row.name },
          { key: 'tenure', head: say.tenure, cell: (row) => say[row.tenure] },
          { key: 'rooms', head: say.rooms, numeric: true, cell: (row) => number(row.rooms) },
          { key: 'seats', head: say.seats, numeric: true, cell: (row) => (row.seats === null ? '–' : number(row.seats)) },
          { key: 'office', head: say.office, cell: (row) => (row.hasOffice ? say.yes : '–') },
          { key: 'since', head: say.since, cell: (row) => date(row.from) },
          {
            key: 'until',
            head: say.until,
            cell: (row) => (row.until ? date(row.until) : '–'),
          },
          ...(keeps ? [{ key: 'acts', head: say.change, cell: (row: Premises) => <PremisesActs row={row} centre={centre} /> }] : []),
        ]}
      />
      {keeps && (
        <Details summary={say.addPremises} fields={['name']} open={problems.length > 0 && problems.some(({ field }) => field === 'name')}>
          <Form action={`${centrePath(centre.id)}/premises`} several>
            <PremisesFields from={today} />
            <Button>{say.addPremises}</Button>
          </Form>
        </Details>
      )}
    </Section>
  )
}

function PremisesActs({ row, centre }: { row: Premises; centre: Centre }) {
  const say = useWords(words)
  const path = `${centrePath(centre.id)}/premises/${row.id}`
  const act = (step: 'end' | 'resume', text: string) => (
    <Form action={`${path}/${step}`} version={row.version} several inline>
      <Button variant="secondary">
        {text}
        <Unseen>: {row.name}</Unseen>
      </Button>
    </Form>
  )
  return (
    <>
      <Link href={`${path}/edit`}>
        {say.editOne}
        <Unseen>: {row.name}</Unseen>
      </Link>
      {row.until === null && act('end', say.leave)}
      {canResume(row, centre.premises) && act('resume', say.resume)}
    </>
  )
}

function PremisesFields({ one, from }: { one?: Premises; from: Temporal.PlainDate }) {
  const say = useWords(words)
  return (
    <>
      <Field name="name" label={say.premisesName} value={one?.name} />
      <Radios
        name="tenure"
        label={say.tenure}
        options={tenures.map((tenure) => ({ value: tenure, text: say[tenure] }))}
        value={one?.tenure}
      />
      <Field name="rooms" label={say.rooms} type="number" width={5} value={String(one?.rooms ?? 1)} />
      <Field name="seats" label={say.seats} type="number" width={5} value={one?.seats == null ? '' : String(one.seats)} optional />
      <Checkboxes
        name="hasOffice"
        label={say.office}
        hideLabel
        options={[{ value: 'yes', text: say.hasOffice }]}
        values={one?.hasOffice ? ['yes'] : []}
      />
      <DateField name="from" label={say.since} value={date(from)} />
    </>
  )
}

/** For what was written wrongly; what has changed since is a new entry, so that former figures stay true. */
export function PremisesPage({ premises }: { premises: OwnPremises }) {
  const say = useWords(words)
  const { centre } = premises
  return (
    <Layout
      title={say.editPremises}
      caption={centre.name}
      back={{ href: `${centrePath(centre.id)}#premises`, text: centre.name }}
      form={mainForm}
    >
      <Paragraph>{premises.until ? `${say.editPremisesHint} ${say.leftOn(date(premises.until))}` : say.editPremisesHint}</Paragraph>
      <Form action={`${centrePath(centre.id)}/premises/${premises.id}/edit`} version={premises.version} main>
        <PremisesFields one={premises} from={premises.from} />
        <Button>{say.save}</Button>
      </Form>
    </Layout>
  )
}
