import { dayOf } from '../../../kernel/clock.ts'
import { date } from '../../../kernel/format.ts'
import { useWords } from '../../../kernel/words.ts'
import { Button, Form, Notice, Paragraph, PushDevice, Section, Table } from '../../../ui/index.ts'
import type { Device } from './queries.ts'
import { words } from './words.ts'

/** `publicKey`: null when the server cannot reach devices. */
export function DevicesSection({ publicKey, devices }: { publicKey: string | null; devices: Device[] }) {
  const say = useWords(words)
  return (
    <Section title={say.devices}>
      <Paragraph>{say.devicesText}</Paragraph>
      {publicKey ? (
        <PushDevice action="/notices/devices" publicKey={publicKey} words={say} />
      ) : (
        <Notice kind="warning">{say.notOnServer}</Notice>
      )}
      {devices.length > 0 && (
        <Table
          caption={say.devices}
          hideCaption
          dense
          rows={devices}
          columns={[
            { key: 'device', head: say.device, cell: (row) => row.device },
            { key: 'since', head: say.since, cell: (row) => date(dayOf(row.madeAt)) },
            {
              key: 'remove',
              head: say.remove,
              cell: (row) => (
                <Form action="/notices/devices/removal" inline several>
                  <Button variant="secondary" name="id" value={row.id}>
                    {say.remove}
                  </Button>
                </Form>
              ),
            },
          ]}
        />
      )}
    </Section>
  )
}
