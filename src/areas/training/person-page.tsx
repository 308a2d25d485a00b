import { date, number } from '../../kernel/format.ts'
import { useWords } from '../../kernel/words.ts'
import {
  Button,
  DateField,
  Details,
  FileField,
  Form,
  Layout,
  Link,
  List,
  Notice,
  Printed,
  Section,
  Select,
  Status,
  SummaryList,
  Table,
  TextArea,
} from '../../ui/index.ts'
import { type Catalogue, kindName, levelInFull } from './catalogue.ts'
import type { Norm } from './gap.ts'
import { qualificationWords as words } from './qualification-words.ts'
import type { Profile, Qualification } from './qualifications.ts'
import { postsOf, type Staff } from './staff.ts'

interface PersonProps {
  person: Profile
  catalogue: Catalogue
  /** Posts at centres that the reader sees, with what each asks. */
  posts: (Staff & { missing: Norm[] })[]
  keeps: boolean
}

export function PersonPage({ person, catalogue, posts, keeps }: PersonProps) {
  const say = useWords(words)
  return (
    <Layout title={person.name} caption={say.qualifications} back={{ href: '/qualifications', text: say.gapsTitle }}>
      <SummaryList rows={posts.map((one) => ({ key: `${one.centre}`, value: postsOf(one) }))} />
      {posts.map(({ missing }) =>
        missing.length === 0 ? (
          <Notice kind="success">{say.meetsNorm}</Notice>
        ) : (
          <Section title={say.lacks}>
            <List
              items={missing.map(
                ({ kind, level, withinYears, basis }) =>
                  `${levelInFull(catalogue, kind, level)}${withinYears === null ? '' : ` ${say.within(number(withinYears))}`} – ${basis}`,
              )}
            />
          </Section>
        ),
      )}
      <Section title={say.qualifications}>
        <QualificationTable rows={person.qualifications} catalogue={catalogue} personId={keeps ? person.id : null} />
      </Section>
      {keeps && <Add person={person} catalogue={catalogue} />}
      <Printed />
    </Layout>
  )
}

export function QualificationTable({
  rows,
  catalogue,
  personId,
}: {
  rows: Qualification[]
  catalogue: Catalogue
  personId: string | null
}) {
  const say = useWords(words)
  const open = personId !== null
  return (
    <Table
      hideCaption
      caption={say.qualifications}
      rows={rows}
      empty={say.nothingHeld}
      columns={[
        { key: 'level', head: say.level, main: true, cell: (row) => levelInFull(catalogue, row.kind, row.level) },
        { key: 'on', head: say.obtainedOn, cell: (row) => date(row.on) },
        {
          key: 'evidence',
          head: say.evidence,
          cell: (row) =>
            row.fileId ? (
              <>
                {row.evidence}{' '}
                <Link href={`/qualification-files/${row.fileId}`} download>
                  {row.fileName ?? say.file}
                </Link>
              </>
            ) : (
              row.evidence
            ),
        },
        { key: 'by', head: say.recordedBy, cell: (row) => row.by },
        {
          key: 'state',
          head: say.state,
          cell: (row) =>
            row.withdrawnAt ? (
              <>
                <Status kind="none">{say.withdrawn}</Status> {row.withdrawReason}
              </>
            ) : open && !row.courseId ? (
              <Withdraw id={row.id} personId={personId} />
            ) : (
              <Status kind="done">{say.counts}</Status>
            ),
        },
      ]}
    />
  )
}

function Withdraw({ id, personId }: { id: string; personId: string }) {
  const say = useWords(words)
  return (
    <Details summary={say.withdraw}>
      <Form action={`/qualifications/${personId}/records/${id}/withdrawal`} several>
        <TextArea name="reason" id={`reason-${id}`} label={say.reason} rows={2} />
        <Button variant="secondary">{say.withdraw}</Button>
      </Form>
    </Details>
  )
}

function Add({ person, catalogue }: { person: Profile; catalogue: Catalogue }) {
  const say = useWords(words)
  return (
    <Section title={say.addQualification}>
      <Form action={`/qualifications/${person.id}/records`} files several>
        <Select
          name="level"
          label={say.level}
          empty
          options={catalogue.levels.map(({ kind, rank, name }) => ({
            value: `${kind}/${rank}`,
            text: name,
            group: kindName(catalogue, kind),
          }))}
        />
        <DateField name="on" label={say.obtainedOn} />
        <TextArea name="evidence" label={say.evidence} hint={say.evidenceHint} rows={2} optional />
        <FileField name="file" label={say.file} optional />
        <Button>{say.save}</Button>
      </Form>
    </Section>
  )
}
