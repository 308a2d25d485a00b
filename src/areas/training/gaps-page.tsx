import { date, number } from '../../kernel/format.ts'
import { useWords } from '../../kernel/words.ts'
import {
  address,
  Button,
  Counters,
  EmptyState,
  Filters,
  Form,
  Hidden,
  Layout,
  Link,
  List,
  Listing,
  Muted,
  Paragraph,
  Printed,
  Select,
  Status,
  Unseen,
} from '../../ui/index.ts'
import { type Catalogue, levelInFull } from './catalogue.ts'
import type { Norm } from './gap.ts'
import type { Planned } from './plan.ts'
import { qualificationWords as words } from './qualification-words.ts'
import { postsOf, type Staff } from './staff.ts'
import { TrainingTabs } from './tabs.tsx'

export interface GapRow extends Staff {
  missing: Norm[]
}

export interface GapFilter {
  kind: string | null
  centre: string | null
  state: 'short' | 'meets' | null
  page: number
}

/** What one click on a gap does: the topic that leads to the kind, and what of it is planned. */
export interface PlanRights {
  topicOf(kind: string): string | null
  planned: Planned[]
}

interface GapsProps {
  all: GapRow[]
  catalogue: Catalogue
  filter: GapFilter
  plan: PlanRights | null
}

const asked = ({ kind, centre, state }: Omit<GapFilter, 'page'>) => ({ kind, centre, state })
const href = (filter: GapFilter, state: 'short' | 'meets') =>
  address('/qualifications', asked({ ...filter, state: filter.state === state ? null : state }))

export const narrowed = (all: GapRow[], { kind, centre, state }: GapFilter) =>
  all.filter(
    (row) =>
      (!centre || row.centreId === centre) &&
      (!kind || row.missing.some((norm) => norm.kind === kind)) &&
      (!state || (state === 'short') === row.missing.length > 0),
  )

export function GapsPage({ all, catalogue, filter, plan }: GapsProps) {
  const say = useWords(words)
  const shown = narrowed(all, filter)
  const centres = [...new Map(all.map(({ centreId, centre, place }) => [centreId, `${centre} · ${place}`]))]
  const short = all.filter(({ missing }) => missing.length > 0).length
  return (
    <Layout title={say.gapsTitle} wide>
      <TrainingTabs current="/qualifications" />
      <Paragraph>{say.gapsIntro}</Paragraph>
      {all.length === 0 ? (
        <EmptyState title={say.noStaffTitle}>{say.noStaff}</EmptyState>
      ) : (
        <>
          <Counters
            items={[
              {
                label: say.short,
                count: short,
                kind: 'late',
                href: href(filter, 'short'),
                current: filter.state === 'short',
              },
              {
                label: say.meets,
                count: all.length - short,
                kind: 'done',
                href: href(filter, 'meets'),
                current: filter.state === 'meets',
              },
            ]}
          />
          <Filters action="/qualifications">
            {centres.length > 1 && (
              <Select
                name="centre"
                label={say.centre}
                empty={say.all}
                value={filter.centre ?? ''}
                options={centres.map(([value, text]) => ({ value, text }))}
              />
            )}
            <Select
              name="kind"
              label={say.lacks}
              empty={say.all}
              value={filter.kind ?? ''}
              options={catalogue.kinds.map(({ code, name }) => ({ value: code, text: name }))}
            />
          </Filters>
          <GapList shown={shown} filter={filter} catalogue={catalogue} plan={plan} />
        </>
      )}
      <Printed />
    </Layout>
  )
}

function GapList({ shown, filter, catalogue, plan }: Omit<GapsProps, 'all'> & { shown: GapRow[] }) {
  const say = useWords(words)
  return (
    <Listing
      path="/qualifications"
      asked={asked(filter)}
      caption={say.gapsTitle}
      rows={shown}
      page={filter.page}
      rowId={(row) => `p-${row.personId}`}
      empty={say.noneSo}
      columns={[
        { key: 'name', head: say.person, main: true, cell: (row) => <Link href={`/qualifications/${row.personId}`}>{row.name}</Link> },
        { key: 'posts', head: say.post, cell: (row) => postsOf(row) },
        { key: 'place', head: say.commune, cell: (row) => row.place },
        { key: 'held', head: say.held, cell: (row) => <HeldList row={row} catalogue={catalogue} /> },
        { key: 'missing', head: say.lacks, cell: (row) => <Lacks row={row} catalogue={catalogue} plan={plan} /> },
      ]}
    />
  )
}

/** The highest of each kind. */
function HeldList({ row, catalogue }: { row: GapRow; catalogue: Catalogue }) {
  const say = useWords(words)
  const best = catalogue.kinds.flatMap(
    ({ code }) => row.held.filter(({ kind }) => kind === code).toSorted((a, b) => b.level - a.level)[0] ?? [],
  )
  if (best.length === 0) return <Muted>{say.nothingHeld}</Muted>
  return <List items={best.map(({ kind, level, on }) => `${levelInFull(catalogue, kind, level)} (${date(on)})`)} />
}

function Lacks({ row, catalogue, plan }: { row: GapRow; catalogue: Catalogue; plan: PlanRights | null }) {
  const say = useWords(words)
  if (row.missing.length === 0) return <Status kind="done">{say.meets}</Status>
  return (
    <>
      {row.missing.map((norm) => {
        const name = levelInFull(catalogue, norm.kind, norm.level)
        const years = norm.withinYears === null ? '' : ` ${say.within(number(norm.withinYears))}`
        return (
          <div>
            <Status kind="late">{name + years}</Status> {plan && <OneClick row={row} norm={norm} name={name} plan={plan} />}
          </div>
        )
      })}
    </>
  )
}

/** Into the plan, or where it stands there and the way back out. */
function OneClick({ row, norm, name, plan }: { row: GapRow; norm: Norm; name: string; plan: PlanRights }) {
  const topic = plan.topicOf(norm.kind)
  const there = plan.planned.find((one) => one.personId === row.personId && one.kind === norm.kind)
  if (there) return <InPlan one={there} name={`${row.name}, ${name}`} />
  return topic && <IntoPlan person={row.personId} topic={topic} source="gap" name={`${row.name}, ${name}`} />
}

export function IntoPlan({ person, topic, source, name }: { person: string; topic: string; source: 'gap' | 'survey'; name: string }) {
  const say = useWords(words)
  return (
    <Form action="/training/plan/additions" several inline>
      <Hidden name="person" value={person} />
      <Hidden name="topic" value={topic} />
      <Hidden name="source" value={source} />
      <Button variant="secondary">
        {say.intoPlan}
        <Unseen>: {name}</Unseen>
      </Button>
    </Form>
  )
}

export function InPlan({ one, name }: { one: Planned; name: string }) {
  const say = useWords(words)
  return (
    <>
      <Muted>
        {one.courseId ? <Link href={`/training/courses/${one.courseId}`}>{say.onCourse(one.course!)}</Link> : say.onWaitingList}
      </Muted>{' '}
      {!one.invited && (
        <Form action={one.courseId ? `/training/participants/${one.id}/removal` : `/training/waits/${one.id}/removal`} several inline>
          <Button variant="secondary">
            {say.outOfPlan}
            <Unseen>: {name}</Unseen>
          </Button>
        </Form>
      )}
    </>
  )
}
