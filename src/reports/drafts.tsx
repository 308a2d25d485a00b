import { codeOf, type OutgoingRow, StatusTag } from '../areas/issuing/index.ts'
import { instant } from '../kernel/format.ts'
import { useFacts } from '../kernel/http/facts.ts'
import { both, defineWords, useWords } from '../kernel/words.ts'
import { Link, Table } from '../ui/index.ts'

export const draftWords = defineWords({
  vi: {
    toIssuing: 'Đưa vào văn bản đi',
    made: 'Đã đưa vào văn bản đi',
    paper: 'Văn bản đi',
    by: 'Người đưa',
    at: 'Thời điểm',
    status: 'Trạng thái',
    next: 'Bản dự thảo giữ mọi nội dung; sau đó trình lãnh đạo ký, văn thư ghi số, ngày và phát hành như văn bản đi khác.',
  },
  en: {
    toIssuing: 'Make an outgoing paper of it',
    made: 'Made an outgoing paper',
    paper: 'Outgoing paper',
    by: 'By',
    at: 'When',
    status: 'Status',
    next: 'The draft keeps everything; it is then submitted, signed, numbered and issued like any outgoing paper.',
  },
})

export const stillDrafted = {
  report: both(
    'Báo cáo này đang là dự thảo văn bản đi. Sửa tiếp ở dự thảo, hoặc xóa dự thảo rồi đưa lại.',
    'This report is a draft already. Go on there, or delete the draft first.',
  ),
  urging: both(
    'Văn bản này đang là dự thảo văn bản đi. Sửa tiếp ở dự thảo, hoặc xóa dự thảo rồi đưa lại.',
    'This letter is a draft already. Go on there, or delete the draft first.',
  ),
}

export const onItsWay = (rows: OutgoingRow[]) => rows.some(({ issuedAt }) => !issuedAt)

/** The outgoing papers that something became, the latest first. */
export function Drafts({ rows }: { rows: OutgoingRow[] }) {
  const say = useWords(draftWords)
  const { lang } = useFacts()
  if (rows.length === 0) return null
  return (
    <Table
      caption={say.made}
      dense
      rows={rows}
      columns={[
        { key: 'paper', head: say.paper, cell: (row) => <Link href={`/issuing/${row.id}`}>{`${codeOf(row, lang)}: ${row.subject}`}</Link> },
        { key: 'by', head: say.by, cell: (row) => row.drafter },
        { key: 'at', head: say.at, cell: (row) => instant(row.draftedAt) },
        { key: 'status', head: say.status, cell: (row) => <StatusTag of={row} /> },
      ]}
    />
  )
}
