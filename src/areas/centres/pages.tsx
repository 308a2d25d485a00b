import { date, number } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import { daysVacant, type Seat } from '../../registry/index.ts'
import {
  Button,
  DateField,
  Details,
  Field,
  FileField,
  Form,
  Hint,
  Layout,
  Link,
  List,
  Notice,
  Paragraph,
  Section,
  Select,
  Status,
  SummaryList,
  Table,
} from '../../ui/index.ts'
import { CentreLinks } from '../../work/centre-tabs.tsx'
import { keepCentre } from './access.ts'
import { centrePath, completeness, type EquipmentKind, equipmentKinds, type Item, missing } from './centre.ts'
import { PremisesPart } from './premises.tsx'
import type { Centre, CentreRow, Ended, Predecessor } from './queries.ts'
import { words } from './words.ts'

interface CentreProps {
  centre: Centre
  standing: CentreRow | undefined
  seats: Seat[]
  predecessors: Predecessor[]
  mine: boolean
  /** Equipment that the reader is about to add, such as what a merger brought. */
  take: Partial<Record<EquipmentKind, number>>
}

export function CentrePage({ centre, standing, seats, predecessors, mine, take }: CentreProps) {
  const say = useWords(words)
  return (
    <Layout title={centre.name} caption={centre.place} back={{ href: '/centres', text: say.title }}>
      <CentreLinks id={centre.id} />
      {standing && <Missing row={standing} mine={mine} />}
      <Section title={say.profile} id="profile">
        <ProfileList centre={centre} predecessors={predecessors} />
        {mine && <Link href={`${centrePath(centre.id)}/edit`}>{say.edit}</Link>}
      </Section>
      <Board seats={seats} />
      <PremisesPart centre={centre} mine={mine} />
      <EquipmentPart centre={centre} mine={mine} take={take} />
    </Layout>
  )
}

/** A centre that was merged or dissolved: what it left stands here, and who goes on with it. */
export function ClosedPage({ centre, ended, predecessors }: { centre: Centre; ended: Ended; predecessors: Predecessor[] }) {
  const say = useWords(words)
  return (
    <Layout title={centre.name} caption={centre.place} back={{ href: '/centres', text: say.title }}>
      <Notice>
        {say.endedOn(date(ended.on))}{' '}
        {ended.heir ? (
          <>
            {say.carriedOnBy} <Link href={centrePath(ended.heir.id)}>{ended.heir.name}</Link>.
          </>
        ) : (
          say.noHeir
        )}
      </Notice>
      <CentreLinks id={centre.id} />
      <Section title={say.profile} id="profile">
        <ProfileList centre={centre} predecessors={predecessors} />
      </Section>
      <PremisesPart centre={centre} mine={false} />
      <EquipmentPart centre={centre} mine={false} />
    </Layout>
  )
}

/** Where each missing item is mended; null for what others see to. */
const mendedAt: Record<Item, ((id: string) => string) | null> = {
  founded: (id) => `${centrePath(id)}/edit#foundingCode`,
  address: (id) => `${centrePath(id)}/edit#address`,
  hours: (id) => `${centrePath(id)}/edit#openingHours`,
  contact: (id) => `${centrePath(id)}/edit#phone`,
  sealAndAccount: (id) => `${centrePath(id)}/edit#hasSeal`,
  premises: (id) => `${centrePath(id)}#premises`,
  office: (id) => `${centrePath(id)}#premises`,
  networked: (id) => `${centrePath(id)}#equipment`,
  bookcase: (id) => `${centrePath(id)}#equipment`,
  director: (id) => `${centrePath(id)}/board`,
  deputies: (id) => `${centrePath(id)}/board`,
  accountant: (id) => `${centrePath(id)}/board`,
  treasurer: (id) => `${centrePath(id)}/board`,
  regulation: (id) => `${centrePath(id)}/regulations`,
}

function Missing({ row, mine }: { row: CentreRow; mine: boolean }) {
  const say = useWords(words)
  const open = missing(row.facts)
  const percent = say.percent(number(completeness(row.facts)))
  if (open.length === 0) return <Notice kind="success">{`${say.complete}: ${percent}. ${say.allThere}`}</Notice>
  return (
    <Section title={`${say.complete}: ${percent}. ${say.missingTitle} (${number(open.length)})`}>
      <List
        items={open.map((item) => {
          const href = mendedAt[item]?.(row.id)
          return href && (mine || !href.includes('/edit')) ? <Link href={href}>{say[`missing-${item}`]}</Link> : say[`missing-${item}`]
        })}
      />
    </Section>
  )
}

function ProfileList({ centre, predecessors }: { centre: Centre; predecessors: Predecessor[] }) {
  const say = useWords(words)
  const profile = centre.profile
  const known = (value: boolean | null | undefined) => (value == null ? '–' : value ? say.yes : say.no)
  return (
    <SummaryList
      rows={[
        {
          key: say.foundingCode,
          value: profile?.foundingCode
            ? [profile.foundingCode, profile.foundedOn && date(profile.foundedOn)].filter(Boolean).join(' · ')
            : '–',
        },
        profile?.foundingFileId != null && {
          key: say.foundingFile,
          value: (
            <Link href={`${centrePath(centre.id)}/file`} download>
              {say.open}
            </Link>
          ),
        },
        predecessors.length > 0 && {
          key: say.predecessors,
          value: (
            <List
              items={predecessors.map(({ id, name, onDate, keepsRecords, handOver }) => (
                <>
                  <Link href={centrePath(id)}>{name}</Link>
                  {[say.mergedOn(date(onDate)), keepsRecords && say.keeps].filter(Boolean).map((part) => ` – ${part}`)} –{' '}
                  <Link href={`/mergers/${id}`}>{say[`handOver-${handOver}`]}</Link>
                </>
              ))}
            />
          ),
        },
        { key: say.address, value: profile?.address || '–' },
        { key: say.openingHours, value: profile?.openingHours || '–' },
        { key: say.phone, value: profile?.phone || '–' },
        { key: say.email, value: profile?.email || '–' },
        { key: say.hasSeal, value: known(profile?.hasSeal) },
        { key: say.hasAccount, value: known(profile?.hasAccount) },
      ]}
    />
  )
}

const order = ['centre-director', 'centre-deputy-director', 'accountant', 'treasurer']

const rank = ({ role }: Seat) => (order.includes(role) ? order.indexOf(role) : order.length)

function Board({ seats }: { seats: Seat[] }) {
  const say = useWords(words)
  const { today } = useFacts()
  return (
    <Section title={say.board} id="board">
      <Table
        hideCaption
        caption={say.board}
        rows={seats.toSorted((a, b) => rank(a) - rank(b))}
        empty={say.noBoard}
        columns={[
          { key: 'post', head: say.post, main: true, cell: (seat) => seat.title },
          {
            key: 'holder',
            head: say.holder,
            cell: ({ holder }) =>
              holder && [holder.name, holder.acting && say.acting, say.from(date(holder.from))].filter(Boolean).join(' · '),
          },
          {
            key: 'state',
            head: '',
            cell: (seat) => {
              const days = daysVacant(seat, today)
              if (seat.holder && !seat.holder.acting) return null
              return <Status kind="late">{days === null ? say.never : say.vacantDays(number(days))}</Status>
            },
          },
        ]}
      />
    </Section>
  )
}

function EquipmentPart({ centre, mine, take = {} }: { centre: Centre; mine: boolean; take?: CentreProps['take'] }) {
  const say = useWords(words)
  const { actor } = useFacts()
  const now = new Map(centre.equipment.map((one) => [one.kind, one]))
  const taking = Object.keys(take).length > 0
  return (
    <Section title={say.equipment} id="equipment">
      {centre.equipment.length === 0 ? (
        <Paragraph>{say.noEquipment}</Paragraph>
      ) : (
        <SummaryList
          rows={equipmentKinds.flatMap((kind) => {
            const one = now.get(kind)
            return one ? [{ key: say[kind], value: number(one.quantity) }] : []
          })}
        />
      )}
      {mine && actor.may(keepCentre) && (
        <Details summary={say.editEquipment} fields={['quantity']} open={taking}>
          {taking && <Notice>{say.taken}</Notice>}
          <Hint>{say.equipmentHint}</Hint>
          <Form action={`${centrePath(centre.id)}/equipment`} several>
            {equipmentKinds.map((kind, i) => (
              <Field
                key={kind}
                name="quantity"
                id={`quantity-${i}`}
                index={i}
                type="number"
                width={5}
                label={say[kind]}
                value={now.has(kind) || take[kind] ? String((now.get(kind)?.quantity ?? 0) + (take[kind] ?? 0)) : ''}
                optional
              />
            ))}
            <Button>{say.save}</Button>
          </Form>
        </Details>
      )}
    </Section>
  )
}

export function EditPage({ centre }: { centre: Centre }) {
  const say = useWords(words)
  const profile = centre.profile
  const three = (value: boolean | null | undefined) => (value == null ? '' : value ? 'yes' : 'no')
  const options = [
    { value: '', text: say.unknown },
    { value: 'yes', text: say.yes },
    { value: 'no', text: say.no },
  ]
  return (
    <Layout title={say.edit} caption={centre.name} back={{ href: centrePath(centre.id), text: centre.name }}>
      <Form action={`${centrePath(centre.id)}/edit`} version={profile?.version} files main>
        <Field name="foundingCode" label={say.foundingCode} hint={say.foundingHint} value={profile?.foundingCode} width={20} optional />
        <DateField name="foundedOn" label={say.foundedOn} value={profile?.foundedOn ? date(profile.foundedOn) : ''} optional />
        <FileField name="file" label={say.foundingFile} optional />
        <Field name="address" label={say.address} value={profile?.address} optional />
        <Field name="openingHours" label={say.openingHours} hint={say.openingHint} value={profile?.openingHours} optional />
        <Field name="phone" label={say.phone} type="tel" value={profile?.phone} width={20} optional />
        <Field name="email" label={say.email} type="email" value={profile?.email} optional />
        <Select name="hasSeal" label={say.hasSeal} options={options} value={three(profile?.hasSeal)} />
        <Select name="hasAccount" label={say.hasAccount} options={options} value={three(profile?.hasAccount)} />
        <Button>{say.save}</Button>
      </Form>
    </Layout>
  )
}
