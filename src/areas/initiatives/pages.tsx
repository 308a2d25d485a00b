import { date } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import {
  Actions,
  Button,
  DateField,
  Details,
  EmptyState,
  Field,
  FileField,
  Filters,
  Form,
  Layout,
  Link,
  LinkButton,
  Listing,
  Muted,
  Notice,
  Paragraph,
  Printed,
  Section,
  Select,
  Status,
  SummaryList,
  TextArea,
} from '../../ui/index.ts'
import { CentreTabs } from '../../work/centre-tabs.tsx'
import { recogniseInitiatives } from './access.ts'
import type { Author, Initiative, InitiativeFilter, Recognition } from './queries.ts'
import { words } from './words.ts'

export const standingOnes = ({ recognitions }: Initiative) => recognitions.filter(({ withdrawReason }) => withdrawReason === '')
export const authorNames = ({ authors, otherAuthors }: Initiative) =>
  [...authors.map(({ name }) => name), otherAuthors].filter(Boolean).join(', ')

function StateTag({ one }: { one: Initiative }) {
  const say = useWords(words)
  if (one.withdrawnAt) return <Status kind="returned">{say.withdrawn}</Status>
  const levels = standingOnes(one).map(({ level }) => say[level].toLocaleLowerCase('vi'))
  return levels.length > 0 ? (
    <Status kind="done">{say.recognisedAt(levels.join(', '))}</Status>
  ) : (
    <Status kind="doing">{say.recorded}</Status>
  )
}

interface ListProps {
  rows: Initiative[]
  filter: InitiativeFilter & { page: number }
  /** The centre for which the reader records. */
  own: string | null
  /** The yearly assessment of board members, for who may read it. */
  aside: string | null
}

export function InitiativesPage({ rows, filter, own, aside }: ListProps) {
  const say = useWords(words)
  const filtered = filter.q !== '' || filter.centreId !== null
  const add = own && <LinkButton href={`/centres/${own}/initiatives/new`}>{say.add}</LinkButton>
  return (
    <Layout title={say.title} wide>
      <CentreTabs current="/initiatives" />
      {aside && (
        <Muted>
          <Link href={aside}>{say.assessments}</Link>
        </Muted>
      )}
      <Paragraph>{say.intro}</Paragraph>
      {(rows.length > 4 || filtered) && (
        <Filters action="/initiatives">
          <Field name="q" label={say.find} value={filter.q} />
        </Filters>
      )}
      {rows.length === 0 ? (
        <EmptyState title={say.emptyTitle} action={add || undefined}>
          {filtered ? say.emptyFound : say.empty}
        </EmptyState>
      ) : (
        <>
          {add && <Actions>{add}</Actions>}
          <Listing
            path="/initiatives"
            asked={{ q: filter.q, centre: filter.centreId }}
            caption={say.title}
            rows={rows}
            page={filter.page}
            beside={[filter.centreId !== null && { href: '/initiatives', text: say.all }]}
            columns={[
              { key: 'title', head: say.initiative, main: true, cell: (row) => <Link href={`/initiatives/${row.id}`}>{row.title}</Link> },
              { key: 'authors', head: say.authors, cell: authorNames },
              { key: 'centre', head: say.centre, cell: (row) => row.centre },
              { key: 'on', head: say.recordedOn, cell: (row) => date(row.recordedOn) },
              { key: 'state', head: say.state, cell: (row) => <StateTag one={row} /> },
            ]}
          />
          <Printed />
        </>
      )}
    </Layout>
  )
}

export function NewPage({ centre, authors }: { centre: { id: string; name: string }; authors: Author[] }) {
  const say = useWords(words)
  const { today } = useFacts()
  const options = authors.map(({ id, name, title }) => ({ value: id, text: `${name} – ${title}` }))
  return (
    <Layout title={say.add} caption={centre.name} back={{ href: '/initiatives', text: say.title }}>
      <Form action={`/centres/${centre.id}/initiatives/new`} main>
        <Field name="title" label={say.name} />
        {[0, 1, 2].map((i) => (
          <Select key={i} name="author" id={`author-${i}`} index={i} label={say.author(String(i + 1))} options={options} empty optional />
        ))}
        <Field name="otherAuthors" label={say.otherAuthors} hint={say.otherHint} optional />
        <TextArea name="problem" label={say.problem} rows={4} />
        <TextArea name="solution" label={say.solution} rows={6} />
        <DateField name="appliedOn" label={say.appliedOn} value={date(today)} />
        <TextArea name="benefit" label={say.benefit} hint={say.benefitHint} rows={4} />
        <Button>{say.add}</Button>
      </Form>
    </Layout>
  )
}

interface PageProps {
  one: Initiative
  keeps: boolean
  recognises: boolean
}

export function InitiativePage({ one, keeps, recognises }: PageProps) {
  const say = useWords(words)
  const path = `/initiatives/${one.id}`
  const levels = new Set(standingOnes(one).map(({ level }) => level))
  return (
    <Layout title={one.title} caption={one.centre} status={<StateTag one={one} />} back={{ href: '/initiatives', text: say.title }}>
      {one.withdrawnAt && <Notice kind="warning">{say.withdrawnBecause(one.withdrawReason)}</Notice>}
      <SummaryList
        rows={[
          { key: say.authors, value: authorNames(one) },
          { key: say.problem, value: one.problem },
          { key: say.solution, value: one.solution },
          { key: say.appliedOn, value: date(one.appliedOn) },
          { key: say.benefit, value: one.benefit },
          { key: say.recordedOn, value: date(one.recordedOn) },
        ]}
      />
      {one.recognitions.length > 0 && (
        <Section title={say.recognitions}>
          {one.recognitions.map((recognition) => (
            <RecognitionPart key={recognition.id} path={path} of={recognition} open={!one.withdrawnAt} />
          ))}
        </Section>
      )}
      {recognises && !one.withdrawnAt && !levels.has('commune') && <RecogniseForm path={path} />}
      {keeps && !one.withdrawnAt && levels.size < 2 && <RecordForm path={path} levels={levels} />}
      {keeps && !one.withdrawnAt && levels.size === 0 && (
        <Details summary={say.withdraw} fields={['withdrawReason']}>
          <Form action={`${path}/withdrawal`} several>
            <TextArea name="withdrawReason" label={say.reason} rows={2} />
            <Button variant="warning">{say.withdraw}</Button>
          </Form>
        </Details>
      )}
      <Printed />
    </Layout>
  )
}

function RecognitionPart({ path, of, open }: { path: string; of: Recognition; open: boolean }) {
  const say = useWords(words)
  const { actor } = useFacts()
  return (
    <>
      <SummaryList
        rows={[
          { key: say.level, value: say[of.level] },
          { key: say.code, value: `${of.code} · ${date(of.decidedOn)}` },
          { key: say.issuer, value: of.issuer },
          of.hasFile && {
            key: say.file,
            value: (
              <Link href={`/initiative-decisions/${of.id}/file`} download>
                {say.open}
              </Link>
            ),
          },
          of.withdrawReason !== '' && { key: say.state, value: say.taken(of.withdrawReason) },
        ]}
      />
      {open && of.withdrawReason === '' && of.by === actor.person?.id && (
        <Details summary={say.takeBack} fields={['reason']}>
          <Form action={`${path}/${actor.may(recogniseInitiatives) ? 'recognition' : 'decision'}/${of.id}/withdrawal`} several>
            <TextArea name="reason" id={`reason-${of.id}`} label={say.reason} rows={2} />
            <Button variant="warning">{say.takeBack}</Button>
          </Form>
        </Details>
      )}
    </>
  )
}

function RecogniseForm({ path }: { path: string }) {
  const say = useWords(words)
  const { today } = useFacts()
  return (
    <Section title={say.recognise}>
      <Form action={`${path}/recognition`}>
        <Field name="code" label={say.code} hint={say.codeHint} width={20} />
        <DateField name="decidedOn" label={say.decidedOn} value={date(today)} />
        <Field name="issuer" label={say.issuer} value={say.issuerDefault} />
        <Button>{say.recognise}</Button>
      </Form>
    </Section>
  )
}

function RecordForm({ path, levels }: { path: string; levels: Set<Recognition['level']> }) {
  const say = useWords(words)
  const { today, problems } = useFacts()
  const open = (['commune', 'province'] as const).filter((level) => !levels.has(level))
  return (
    <Details summary={say.record} fields={['code']} open={problems.some(({ field }) => field === 'file' || field === 'code')}>
      <Paragraph>{say.recordIntro}</Paragraph>
      <Form action={`${path}/decision`} files several>
        <Select name="level" label={say.level} options={open.map((level) => ({ value: level, text: say[level] }))} />
        <Field name="code" label={say.code} hint={say.codeHint} width={20} />
        <DateField name="decidedOn" label={say.decidedOn} value={date(today)} />
        <Field name="issuer" label={say.issuer} value="" />
        <FileField name="file" label={say.file} />
        <Button>{say.record}</Button>
      </Form>
    </Details>
  )
}
