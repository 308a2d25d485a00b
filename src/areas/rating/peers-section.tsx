import { number } from '../../kernel/format.ts'
import { useWords } from '../../kernel/words.ts'
import { Filters, Link, Paragraph, Section, Select, Table } from '../../ui/index.ts'
import { type Basis, bases, type Likeness, type Ranked, widths } from './peers.ts'
import type { Rating } from './queries.ts'
import { words } from './words.ts'

export interface Peer {
  id: string
  ratingId: string
  name: string
  place: string
  size: number
  points: number
  band: string
}

export interface PeerGroup {
  basis: Basis
  width: number
  likeness: Likeness
  ranked: Ranked<Peer>[]
}

/** Who is compared is shown, and the reader may choose otherwise (feature I9). */
export function Peers({
  group: { basis, width, likeness, ranked },
  rating,
}: {
  group: PeerGroup
  rating: Pick<Rating, 'id' | 'centreId'>
}) {
  const say = useWords(words)
  return (
    <Section title={likeness === 'nearest' ? say.nearest : say.peers} id="peers">
      {ranked.length > 1 ? (
        <>
          <Paragraph>{likeness === 'nearest' ? say.nearestText : say.peersText(number(ranked.length))}</Paragraph>
          <Table
            dense
            hideCaption
            caption={say.peers}
            rows={ranked}
            columns={[
              { key: 'rank', head: say.rank, numeric: true, cell: ({ rank }) => number(rank) },
              {
                key: 'centre',
                head: say.centre,
                main: true,
                cell: ({ one }) =>
                  one.id === rating.centreId ? <strong>{one.name}</strong> : <Link href={`/ratings/${one.ratingId}`}>{one.name}</Link>,
              },
              { key: 'size', head: say[basis], numeric: true, cell: ({ one }) => number(one.size) },
              { key: 'points', head: say.result, numeric: true, cell: ({ one }) => number(one.points) },
              { key: 'band', head: say.band, cell: ({ one }) => one.band },
            ]}
          />
        </>
      ) : (
        <Paragraph>{likeness === 'unknown' ? say.sizeUnknown : say.noPeers}</Paragraph>
      )}
      <Filters action={`/ratings/${rating.id}`} ask={say.regroup}>
        <Select name="basis" label={say.basis} value={basis} options={bases.map((one) => ({ value: one, text: say[one] }))} />
        <Select
          name="width"
          label={say.width}
          value={String(width)}
          options={widths.map((one) => ({ value: String(one), text: say.percent(String(one)) }))}
        />
      </Filters>
    </Section>
  )
}
