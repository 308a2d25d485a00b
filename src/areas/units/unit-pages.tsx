import type { ComponentChildren } from 'preact'
import { date } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import { type Body, daysVacant, registryWords, type Seat } from '../../registry/index.ts'
import {
  Actions,
  Details,
  Layout,
  Link,
  LinkButton,
  List,
  Notice,
  Paragraph,
  Section,
  Status,
  SummaryList,
  Table,
  Timeline,
} from '../../ui/index.ts'
import { type Asked, onDay, unitsHref, useEra } from './asked.ts'
import type { BodyUnit, Named, PlaceUnit, Predecessor, Successor } from './queries.ts'
import { Became } from './tree-hits.tsx'
import { BodiesByLine } from './tree-pages.tsx'
import { words } from './words.ts'

type Shown = Pick<Asked, 'on' | 'past'> & { asked: Temporal.PlainDate }

function DayNotices({ shown }: { shown: Shown }) {
  const say = useWords(words)
  const { path } = useFacts()
  return (
    <>
      {shown.past && (
        <Notice>
          <strong>{say.past(date(shown.asked))}</strong> <Link href={path}>{say.toToday}</Link>
        </Notice>
      )}
      {!shown.asked.equals(shown.on) && <Notice kind="warning">{say.notThen(date(shown.asked), date(shown.on))}</Notice>}
    </>
  )
}

interface PlaceProps {
  place: PlaceUnit
  shown: Shown
  above: Named[]
  bodies: Body[]
  heirs: Successor[]
  before: Predecessor[]
  can: { change: boolean; heir: boolean }
}

export const termOnDay = <T extends { from: Temporal.PlainDate | null; until: Temporal.PlainDate | null }>(
  terms: readonly T[],
  on: Temporal.PlainDate,
): T =>
  terms.find(
    ({ from, until }) => (!from || Temporal.PlainDate.compare(from, on) <= 0) && (!until || Temporal.PlainDate.compare(on, until) < 0),
  ) ?? terms.at(-1)!

export function PlacePage({ place, shown, above, bodies, heirs, before, can }: PlaceProps) {
  const say = useWords(words)
  const kinds = useWords(registryWords)
  const { today } = useFacts()
  const era = useEra()
  const term = termOnDay(place.terms, shown.on)
  const last = place.terms.at(-1)!
  const ended = last.until !== null && Temporal.PlainDate.compare(last.until, today) <= 0
  const parent = above.at(-1)
  return (
    <Layout
      title={ended ? say.old(term.name) : term.name}
      caption={kinds[place.kind]}
      back={{ href: unitsHref({ ...shown, at: place.kind === 'village' ? (parent?.id ?? '') : place.id }), text: say.units }}
      status={
        ended ? (
          <Status kind="none">{say.ended(date(last.until!.subtract({ days: 1 })))}</Status>
        ) : (
          <Status kind="done">{say.living}</Status>
        )
      }
    >
      <DayNotices shown={shown} />
      {(can.change || can.heir) && !shown.past && (
        <Actions>
          {can.change && (
            <LinkButton href={`/units/places/${place.id}/change`} variant="secondary">
              {say.change}
            </LinkButton>
          )}
          {can.heir && <LinkButton href={`/units/places/${place.id}/heirs/new`}>{say.recordHeir}</LinkButton>}
        </Actions>
      )}
      <SummaryList
        rows={[
          { key: say.code, value: term.code ?? '–' },
          { key: say.parent, value: above.length === 0 ? '–' : <Path above={above} shown={shown} /> },
          { key: say.era, value: era({ from: place.terms[0]!.from, until: last.until }) },
          ended && { key: say.became, value: <Became unit={{ id: place.id, name: last.name }} heirs={heirs} nameToday={null} /> },
        ]}
      />
      <Heirs heirs={heirs} before={before} sort="places" />
      <Section title={say.history}>
        <Timeline
          events={place.terms.map((one) => ({
            title: one.name,
            when: era(one),
            text: one.code ? `${say.code} ${one.code}` : undefined,
          }))}
        />
      </Section>
      <Section title={say.here(bodies.length)}>
        <BodiesByLine bodies={bodies} asked={shown} />
      </Section>
    </Layout>
  )
}

function Path({ above, shown }: { above: Named[]; shown: Shown }) {
  return (
    <>
      {[...above].reverse().map((one, index) => (
        <>
          {index > 0 && ', '}
          <Link href={`/units/places/${one.id}${onDay({ on: shown.asked, past: shown.past })}`}>{one.name}</Link>
        </>
      ))}
    </>
  )
}

function Heirs({ heirs, before, sort }: { heirs: Successor[]; before: Predecessor[]; sort: 'places' | 'bodies' }) {
  const say = useWords(words)
  const list = (title: string, rows: Predecessor[], former: (row: Predecessor) => boolean) =>
    rows.length > 0 && (
      <Section title={title}>
        <Table
          dense
          hideCaption
          caption={title}
          rows={rows}
          columns={[
            {
              key: 'name',
              head: say.name,
              cell: (row) => <Link href={`/units/${sort}/${row.id}`}>{former(row) ? say.old(row.name) : row.name}</Link>,
            },
            { key: 'day', head: say.day, cell: (row) => date(row.onDate) },
            {
              key: 'share',
              head: say.share,
              cell: (row) => (row.share === 1 ? say.whole : row.share === null ? say.unknownPart : `${Math.round(row.share * 100)}%`),
            },
            { key: 'keeps', head: say.keeps, cell: (row) => (row.keepsRecords ? say.yes : say.no) },
            { key: 'note', head: say.note, cell: (row) => row.note || '–' },
          ]}
        />
      </Section>
    )
  return (
    <>
      {list(say.heirs, heirs, (row) => !(row as Successor).living)}
      {list(say.before, before, () => true)}
    </>
  )
}

interface BodyProps {
  body: BodyUnit
  shown: Shown
  under: Body[]
  seats: Seat[]
  heirs: Successor[]
  before: Predecessor[]
  /** Whether the reader may see who holds posts that are not leading ones. */
  sees: (role: string) => boolean
  can: { change: boolean; end: boolean }
}

/** A People's Committee may have a hundred communes below it. */
function Under({ items }: { items: ComponentChildren[] }) {
  const say = useWords(words)
  const list = <List items={items} />
  return items.length > 8 ? <Details summary={say.moreUnder(items.length)}>{list}</Details> : list
}

export function BodyPage({ body, shown, under, seats, heirs, before, sees, can }: BodyProps) {
  const say = useWords(words)
  const names = useWords(registryWords)
  const { today, lang } = useFacts()
  const era = useEra()
  const term = termOnDay(body.terms, shown.on)
  const last = body.terms.at(-1)!
  const ended = last.until !== null && Temporal.PlainDate.compare(last.until, today) <= 0
  const link = (id: string | null, name: string | null) =>
    id ? <Link href={`/units/bodies/${id}${onDay({ on: shown.asked, past: shown.past })}`}>{name}</Link> : say.none
  return (
    <Layout
      title={ended ? say.old(term.name) : term.name}
      caption={names[body.line]}
      back={{ href: unitsHref({ ...shown, at: term.placeId }), text: say.units }}
      status={
        ended ? (
          <Status kind="none">{say.ended(date(last.until!.subtract({ days: 1 })))}</Status>
        ) : (
          <Status kind="done">{say.living}</Status>
        )
      }
    >
      <DayNotices shown={shown} />
      {(can.change || can.end) && !shown.past && (
        <Actions>
          {can.change && (
            <LinkButton href={`/units/bodies/${body.id}/change`} variant="secondary">
              {say.changeBody}
            </LinkButton>
          )}
          {can.end && (
            <LinkButton href={`/units/bodies/${body.id}/end`} variant="secondary">
              {ended ? say.recordHeir : say.end}
            </LinkButton>
          )}
        </Actions>
      )}
      <SummaryList
        rows={[
          { key: say.bodyKind, value: lang === 'en' ? body.kindEn : body.kindVi },
          {
            key: say.place,
            value: <Link href={`/units/places/${term.placeId}${onDay({ on: shown.asked, past: shown.past })}`}>{term.placeName}</Link>,
          },
          { key: say.superior, value: link(term.superiorId, term.superiorName) },
          term.managerId !== null && { key: say.manager, value: link(term.managerId, term.managerName) },
          { key: say.era, value: era({ from: body.terms[0]!.from, until: last.until }) },
          ended && {
            key: say.became,
            value: <Became unit={{ id: body.id, name: last.name }} heirs={heirs} nameToday={null} sort="bodies" />,
          },
          under.length > 0 && { key: say.under, value: <Under items={under.map((one) => link(one.id, one.name))} /> },
        ]}
      />
      <Section title={say.posts(seats.length)}>
        {seats.length === 0 ? <Paragraph>{say.noPosts}</Paragraph> : <Seats seats={seats} on={shown.on} sees={sees} />}
      </Section>
      <Heirs heirs={heirs} before={before} sort="bodies" />
      {body.terms.length > 1 && (
        <Section title={say.history}>
          <Timeline events={body.terms.map((one) => ({ title: one.name, when: era(one), text: one.superiorName ?? undefined }))} />
        </Section>
      )}
    </Layout>
  )
}

function Seats({ seats, on, sees }: { seats: Seat[]; on: Temporal.PlainDate; sees: BodyProps['sees'] }) {
  const say = useWords(words)
  return (
    <Table
      dense
      hideCaption
      caption={say.posts(seats.length)}
      rows={seats}
      columns={[
        { key: 'post', head: say.post, cell: (seat) => seat.title },
        { key: 'holder', head: say.holder, cell: (seat) => (!seat.holder ? '–' : sees(seat.role) ? seat.holder.name : say.held) },
        { key: 'since', head: say.day, cell: (seat) => (seat.holder ? date(seat.holder.from) : '–') },
        { key: 'state', head: say.state, cell: (seat) => <SeatState seat={seat} on={on} /> },
      ]}
    />
  )
}

function SeatState({ seat, on }: { seat: Seat; on: Temporal.PlainDate }) {
  const say = useWords(words)
  const days = daysVacant(seat, on)
  if (seat.holder && !seat.holder.acting) return <Status kind="done">{say.full}</Status>
  return (
    <>
      {seat.holder && <Status kind="soon">{say.acting}</Status>}
      {days !== null && <Status kind="late">{say.vacant(days)}</Status>}
      {!seat.holder && days === null && <Status kind="none">{say.never}</Status>}
    </>
  )
}
