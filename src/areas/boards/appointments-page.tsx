import { date } from '../../kernel/format.ts'
import { useWords } from '../../kernel/words.ts'
import { address, Counters, EmptyState, Layout, Link, Listing, Paragraph } from '../../ui/index.ts'
import { CentreTabs } from '../../work/centre-tabs.tsx'
import { type Stage, stageOf, stages } from './appointment.ts'
import { looks, path, StageTag, usePost } from './appointment-page.tsx'
import type { Appointment } from './appointment-queries.ts'
import { words } from './appointment-words.ts'

interface Props {
  all: Appointment[]
  state: Stage | null
  centre: string | null
  page: number
}

export function AppointmentsPage({ all, state, centre, page }: Props) {
  const say = useWords(words)
  const post = usePost()
  const rows = state ? all.filter((one) => stageOf(one) === state) : all
  return (
    <Layout title={say.title} back={{ href: '/boards', text: say.toBoards }} wide>
      <CentreTabs current="/boards" />
      <Paragraph>{say.intro}</Paragraph>
      {all.length > 0 && (
        <Counters
          items={stages.map((stage) => ({
            label: say[stage],
            count: all.filter((one) => stageOf(one) === stage).length,
            href: address('/appointments', { centre, state: state !== stage && stage }),
            kind: looks[stage],
            current: state === stage,
          }))}
        />
      )}
      {rows.length === 0 ? (
        <EmptyState title={say.emptyTitle}>{say.empty}</EmptyState>
      ) : (
        <Listing
          path="/appointments"
          asked={{ centre, state }}
          caption={say.title}
          rows={rows}
          page={page}
          columns={[
            { key: 'nominee', head: say.nominee, main: true, cell: (row) => <Link href={path(row.id)}>{row.nominee}</Link> },
            { key: 'kind', head: say.kind, cell: (row) => say[row.kind] },
            { key: 'post', head: say.post, cell: (row) => post(row) },
            { key: 'centre', head: say.centre, cell: (row) => row.centre },
            { key: 'state', head: say.state, cell: (row) => <StageTag one={row} /> },
            { key: 'starts', head: say.takesOffice, cell: (row) => date(row.startsOn) },
          ]}
        />
      )}
    </Layout>
  )
}
