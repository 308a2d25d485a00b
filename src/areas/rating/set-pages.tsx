import { number } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import { allMeasures, measureById } from '../../measures/index.ts'
import {
  Button,
  Details,
  Field,
  Form,
  Hidden,
  Hint,
  Layout,
  Link,
  LinkButton,
  List,
  Paragraph,
  Radios,
  Section,
  Select,
  Status,
  SummaryList,
  Table,
  TextArea,
} from '../../ui/index.ts'
import { CentreTabs } from '../../work/centre-tabs.tsx'
import type { Criterion } from './criteria.ts'
import { mostOf } from './explain.ts'
import type { CriteriaSet } from './sets.ts'
import { slices, words } from './words.ts'

const path = (id: string) => `/rating-sets/${id}`
const dayMonth = (due: string) => due.split('-').reverse().join('/')

function State({ set }: { set: CriteriaSet }) {
  const say = useWords(words)
  return set.issuedAt ? <Status kind="done">{say.inForce}</Status> : <Status kind="doing">{say.draft}</Status>
}

export function SetsPage({ sets }: { sets: CriteriaSet[]; keeps: boolean }) {
  const say = useWords(words)
  return (
    <Layout title={say.setsTitle} back={{ href: '/ratings', text: say.title }} wide>
      <CentreTabs current="/ratings" />
      <Paragraph>{say.setsText}</Paragraph>
      <Table
        hideCaption
        caption={say.setsTitle}
        rows={sets}
        columns={[
          { key: 'name', head: say.name, main: true, cell: (set) => <Link href={path(set.id)}>{set.name}</Link> },
          { key: 'body', head: say.keptBy, cell: (set) => set.body ?? say.shipped },
          {
            key: 'years',
            head: say.year,
            cell: (set) => say.years(String(set.fromYear), set.untilYear === null ? '' : String(set.untilYear)),
          },
          { key: 'state', head: say.state, cell: (set) => <State set={set} /> },
        ]}
      />
    </Layout>
  )
}

/** What a line takes from the records, in words: the measure by its name, so that nobody has to know a code. */
function Steps({ criterion }: { criterion: Criterion }) {
  const say = useWords(words)
  const { lang } = useFacts()
  const names: Record<string, string> = useWords(slices)
  if (criterion.steps.length === 0) return <>–</>
  const what = ({ text, measureId, slice, least, points, level }: Criterion['steps'][number]) =>
    `${text}: ${points === null ? say.level(String(level)) : `+${number(points)}`} (${measureById(measureId)?.words[lang] ?? measureId}${slice ? `: ${names[slice] ?? slice}` : ''} ≥ ${number(least)})`
  return <List items={criterion.steps.map(what)} />
}

export function SetPage({ set, keeps, own }: { set: CriteriaSet; keeps: boolean; own: boolean }) {
  const say = useWords(words)
  return (
    <Layout title={set.name} caption={say.setsTitle} back={{ href: '/rating-sets', text: say.setsTitle }} wide>
      <SummaryList
        rows={[
          { key: say.state, value: <State set={set} /> },
          { key: say.keptBy, value: set.body ?? say.shipped },
          { key: say.year, value: say.years(String(set.fromYear), set.untilYear === null ? '' : String(set.untilYear)) },
          { key: say.kind, value: say[`kind-${set.kind}`] },
          { key: say.basisText, value: set.basis },
          set.kind === 'points' && {
            key: say.bands,
            value: <List items={set.bands.map(({ least, name }) => say.bandLine(number(least), name))} />,
          },
        ]}
      />
      {own && !set.issuedAt && (
        <>
          <LinkButton href={`${path(set.id)}/edit`}>{say.editCriterion}</LinkButton>
          <Form action={`${path(set.id)}/issue`} several>
            <Hint>{say.issueHint}</Hint>
            <Button>{say.issue}</Button>
          </Form>
          <Form action={`${path(set.id)}/removal`} several>
            <Button variant="warning">{say.remove}</Button>
          </Form>
        </>
      )}
      {keeps && <Copy set={set} />}
      <Section title={set.kind === 'points' ? say.allPoints(number(mostOf(set.kind, set.criteria))) : say.table}>
        <Table
          dense
          hideCaption
          caption={say.table}
          rows={set.criteria}
          rowId={({ code }) => `c-${code}`}
          columns={[
            { key: 'text', head: say.criterion, main: true, cell: ({ code, text }) => `${code} ${text}` },
            ...(set.kind === 'points'
              ? [{ key: 'points', head: say.most, numeric: true, cell: ({ points }: Criterion) => number(points) }]
              : []),
            { key: 'steps', head: say.steps, cell: (criterion) => <Steps criterion={criterion} /> },
            { key: 'evidence', head: say.evidenceWanted, cell: ({ evidence }) => evidence || '–' },
          ]}
        />
      </Section>
    </Layout>
  )
}

function Copy({ set }: { set: CriteriaSet }) {
  const say = useWords(words)
  const { today } = useFacts()
  return (
    <Details summary={say.copy} fields={['name']}>
      <Form action={`${path(set.id)}/copy`} several>
        <Field name="name" label={say.name} value={set.name} />
        <Radios
          name="kind"
          label={say.kind}
          value={set.kind}
          options={[
            { value: 'points', text: say['kind-points'] },
            { value: 'levels', text: say['kind-levels'] },
          ]}
        />
        <Field name="fromYear" label={say.fromYear} type="number" width={5} value={String(today.year + 1)} />
        <Field name="selfDue" label={say.selfDue} width={5} value={dayMonth(set.selfDue)} />
        <Field name="decideDue" label={say.decideDue} width={5} value={dayMonth(set.decideDue)} />
        <Button>{say.copy}</Button>
      </Form>
    </Details>
  )
}

export function EditSetPage({ set }: { set: CriteriaSet }) {
  const say = useWords(words)
  return (
    <Layout title={say.editCriterion} caption={set.name} back={{ href: path(set.id), text: set.name }} wide>
      {set.kind === 'points' && (
        <Form action={`${path(set.id)}/bands`} several>
          <TextArea
            name="bands"
            label={say.bands}
            hint={say.bandsHint}
            rows={5}
            value={set.bands.map(({ least, name }) => `${number(least)} ${name}`).join('\n')}
          />
          <Button variant="secondary">{say.save}</Button>
        </Form>
      )}
      {set.headings.map((heading) => (
        <Section key={heading.id} title={`${heading.code}. ${heading.text}`}>
          {set.criteria
            .filter((criterion) => criterion.heading === heading.id)
            .map((criterion) => (
              <Details key={criterion.id} summary={`${criterion.code} ${criterion.text} – ${number(criterion.points)}`}>
                <LineForm set={set} criterion={criterion} />
                <Form action={`${path(set.id)}/criteria/removal`} several>
                  <Button variant="warning" name="criterion" value={criterion.id}>
                    {say.removeCriterion}
                  </Button>
                </Form>
              </Details>
            ))}
        </Section>
      ))}
      <Details summary={say.addCriterion}>
        <LineForm set={set} criterion={null} />
      </Details>
    </Layout>
  )
}

/** Empty lines for what else of it the records show. */
const spare = 2

function LineForm({ set, criterion }: { set: CriteriaSet; criterion: Criterion | null }) {
  const say = useWords(words)
  const { lang } = useFacts()
  const id = criterion?.id ?? 'new'
  const measures = allMeasures().filter(({ adds }) => adds === 'stock' || adds === 'flow')
  const steps = [...(criterion?.steps ?? []), ...Array.from({ length: spare }, () => null)]
  return (
    <Form action={`${path(set.id)}/criteria`} several id={`line-${id}`}>
      <Hidden name="criterion" value={criterion?.id ?? ''} />
      <Select
        name="heading"
        id={`heading-${id}`}
        label={say.underHeading}
        value={criterion?.heading}
        options={set.headings.map(({ id: one, code, text }) => ({ value: one, text: `${code}. ${text}` }))}
      />
      <Field name="code" id={`code-${id}`} label={say.code} width={5} value={criterion?.code ?? ''} />
      <Field name="text" id={`text-${id}`} label={say.text} value={criterion?.text ?? ''} />
      <Field name="evidence" id={`evidence-${id}`} label={say.evidenceWanted} value={criterion?.evidence ?? ''} optional />
      <Field
        name="points"
        id={`points-${id}`}
        label={say.criterionPoints}
        inputmode="decimal"
        width={5}
        value={criterion ? number(criterion.points) : '1'}
      />
      <Hint>
        {say.steps}. {say.stepsHint}
      </Hint>
      {steps.map((step, i) => (
        <div key={step?.id ?? i}>
          <Field
            name="stepText"
            id={`stepText-${id}-${i}`}
            index={i}
            label={`${say.stepText} ${i + 1}`}
            value={step?.text ?? ''}
            optional
          />
          <Select
            name="stepMeasure"
            id={`stepMeasure-${id}-${i}`}
            index={i}
            label={say.stepMeasure}
            empty
            value={step?.measureId ?? ''}
            options={measures.map((measure) => ({ value: measure.id, text: measure.words[lang] }))}
          />
          <Field
            name="stepSlice"
            id={`stepSlice-${id}-${i}`}
            index={i}
            label={say.stepSlice}
            width={20}
            value={step?.slice ?? ''}
            optional
          />
          <Field
            name="stepLeast"
            id={`stepLeast-${id}-${i}`}
            index={i}
            label={say.stepLeast}
            inputmode="decimal"
            width={5}
            value={step ? number(step.least) : ''}
            optional
          />
          <Field
            name="stepPoints"
            id={`stepPoints-${id}-${i}`}
            index={i}
            label={set.kind === 'levels' ? say.stepLevel : say.stepPoints}
            inputmode="decimal"
            width={5}
            value={step ? number(step.points ?? step.level ?? 0) : ''}
            optional
          />
        </div>
      ))}
      <Button variant="secondary">{say.save}</Button>
    </Form>
  )
}
