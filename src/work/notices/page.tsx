import { date } from '../../kernel/format.ts'
import { useFacts } from '../../kernel/http/facts.ts'
import { useWords } from '../../kernel/words.ts'
import { Button, EmptyState, Field, Form, Layout, Link, Notice, Paragraph, Section, Table } from '../../ui/index.ts'
import type { Device } from './push/queries.ts'
import { DevicesSection } from './push/section.tsx'
import type { Notice as Reminder } from './queries.ts'
import type { Rung } from './reminders.ts'
import { distance, words } from './words.ts'

export interface NoticesProps {
  notices: Reminder[]
  ladder: Rung[]
  /** The server's key; null when it cannot reach devices. */
  publicKey: string | null
  devices: Device[]
  /** Whether a mail server is configured. */
  mail: boolean
  email: string | null
  off: boolean
}

export function NoticesPage({ notices, ladder, publicKey, devices, ...digest }: NoticesProps) {
  const say = useWords(words)
  return (
    <Layout title={say.title} back={{ href: '/' }} wide>
      <Section title={say.standing}>
        {notices.length ? <Standing notices={notices} /> : <EmptyState title={say.none}>{say.noneText}</EmptyState>}
      </Section>
      <Section title={say.ladder}>
        <Paragraph>{say.ladderText}</Paragraph>
        <Ladder ladder={ladder} />
      </Section>
      <DevicesSection publicKey={publicKey} devices={devices} />
      <Section title={say.digest}>
        <Digest {...digest} />
      </Section>
    </Layout>
  )
}

function Standing({ notices }: { notices: Reminder[] }) {
  const say = useWords(words)
  const { today } = useFacts()
  return (
    <Table
      caption={say.standing}
      hideCaption
      dense
      rows={notices}
      columns={[
        { key: 'task', head: say.task, cell: (row) => <Link href={`/assignments/${row.assignmentId}`}>{row.title}</Link> },
        { key: 'office', head: say.office, cell: (row) => (row.audience === 'holder' ? row.assigner : row.body) },
        { key: 'due', head: say.due, cell: (row) => `${date(row.dueOn)} · ${distance(row.dueOn, today, say)}` },
        {
          key: 'clear',
          head: say.clear,
          cell: (row) => (
            <Form action={`/notices/${row.id}/clearing`} inline several>
              <Button variant="secondary">{say.clear}</Button>
            </Form>
          ),
        },
      ]}
    />
  )
}

function Ladder({ ladder }: { ladder: Rung[] }) {
  const say = useWords(words)
  const when = (days: number) => (days < 0 ? say.before(-days) : days === 0 ? say.onDay : say.after(days))
  return (
    <Table
      caption={say.ladder}
      hideCaption
      dense
      rows={ladder}
      columns={[
        { key: 'when', head: say.when, cell: (rung) => when(rung.days) },
        { key: 'whom', head: say.whom, cell: (rung) => say[rung.audience] },
      ]}
    />
  )
}

function Digest({ mail, email, off }: Pick<NoticesProps, 'mail' | 'email' | 'off'>) {
  const say = useWords(words)
  return (
    <>
      <Paragraph>{say.digestText}</Paragraph>
      {!mail && <Notice kind="warning">{say.noMail}</Notice>}
      <Form action="/notices/email" several>
        <Field name="email" label={say.email} hint={say.emailHint} type="email" autocomplete="email" value={email ?? ''} width={30} />
        <Button variant="secondary">{say.save}</Button>
      </Form>
      {email && (
        <Form action="/notices/digest" several>
          {off && <Paragraph>{say.isOff}</Paragraph>}
          <Button variant="secondary" name="wanted" value={off ? 'yes' : 'no'}>
            {off ? say.on : say.off}
          </Button>
        </Form>
      )}
    </>
  )
}
