import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { h, type VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { buildCss, withoutForeignMarks, withRoomForMarks } from '../../scripts/build-css.ts'
import { Actor, noBodies, nobody, type Post } from '../kernel/access.ts'
import { Current, type Facts } from '../kernel/http/facts.ts'
import {
  address,
  Checkboxes,
  Counters,
  DateField,
  Field,
  Filters,
  Form,
  Layout,
  LetterText,
  Listing,
  Matrix,
  mainForm,
  Pagination,
  Radios,
  Select,
  Status,
  Table,
  TextArea,
} from './index.ts'
import { shownPages } from './moves.tsx'

const today = Temporal.PlainDate.from('2026-11-23')
const facts: Facts = {
  lang: 'vi',
  path: '/x',
  url: new URL('http://x.test/x?q=1'),
  actor: nobody,
  typed: {},
  problems: [],
  demo: false,
  today,
  now: Temporal.Instant.from('2026-11-23T02:00:00Z'),
  nav: [],
  once: 'once-key',
}
const post: Post = {
  id: 'p',
  bodyId: 'b',
  bodyName: 'Đảng ủy xã',
  placeId: 'x',
  placePath: 'a',
  line: 'party',
  role: 'clerk',
  roleName: 'Văn thư',
  acting: false,
  from: today,
  until: null,
}
const clerk = new Actor({ person: { id: 'w', name: 'Nguyễn Thị Hà' }, post, posts: [post], below: noBodies, managed: noBodies })
const draw = (node: VNode, changed: Partial<Facts> = {}) => renderToString(h(Current.Provider, { value: { ...facts, ...changed } }, node))
const ab = [
  { value: 'a', text: 'A' },
  { value: 'b', text: 'B' },
]

test('an error stands at the top with a link to its field, at the field in the same words, and in the title', () => {
  const problems = [{ field: 'number', text: 'Chưa ghi số đến. Ghi một số.' }]
  const page = (
    <Layout title="Vào sổ">
      <Field name="number" label="Số đến" hint="Số kế tiếp" />
    </Layout>
  )
  const html = draw(page, { problems })
  expect(html).toContain('<title>Lỗi: Vào sổ – Cây Đa</title>')
  expect(html).toMatch(/class="govuk-error-summary" tabindex="-1" autofocus/)
  expect(html).toContain('<a href="#number">Chưa ghi số đến. Ghi một số.</a>')
  expect(html).toMatch(/id="number-error" class="govuk-error-message">.*Lỗi: .*Chưa ghi số đến\. Ghi một số\./)
  expect(html).toMatch(/<input[^>]*id="number"[^>]*aria-describedby="number-hint number-error" aria-invalid="true"/)
  expect(draw(page)).not.toMatch(/error|Lỗi/)
})

test('the error of a question leads to its first choice', () => {
  const html = draw(<Radios name="kind" label="Loại" options={ab} />, { problems: [{ field: 'kind', text: 'Chọn một mục.' }] })
  expect(html).toMatch(/<input[^>]*id="kind"[^>]*type="radio"/)
  expect(html).toMatch(/<fieldset[^>]*aria-describedby="kind-error"/)
})

test('what was typed wins over what is stored, in every kind of field', () => {
  const typed = { name: 'gõ dở', note: 'dòng', kind: 'b', pick: ['b'], day: '', many: ['x', 'y'] }
  expect(draw(<Field name="name" label="Tên" value="cũ" />, { typed })).toContain('value="gõ dở"')
  expect(draw(<TextArea name="note" label="Ghi" value="cũ" />, { typed })).toContain('>dòng</textarea>')
  expect(draw(<Field name="many" label="Tên" index={1} value="cũ" />, { typed })).toMatch(/id="many-1"[^>]*value="y"/)
  expect(draw(<Select name="kind" label="Loại" value="a" options={ab} />, { typed })).toMatch(/<option value="b" selected/)
  expect(draw(<Radios name="kind" label="Loại" value="a" options={ab} />, { typed })).toMatch(/value="b" checked/)
  const boxes = draw(<Checkboxes name="pick" label="Chọn" values={['a']} options={ab} />, { typed })
  expect(boxes).toMatch(/value="b" checked/)
  expect(boxes).not.toMatch(/value="a" checked/)
  expect(draw(<DateField name="day" label="Ngày" value="01/02/2026" />, { typed })).not.toContain('01/02/2026')
  expect(draw(<Field name="pass" label="Mật khẩu" type="password" />, { typed: { pass: 'bí mật' } })).not.toContain('bí mật')
})

test('a box unticked before sending stays unticked', () => {
  const boxes = <Checkboxes name="pick" label="Chọn" values={['a']} options={ab} />
  expect(draw(boxes)).toContain('checked')
  expect(draw(boxes, { typed: { other: '1' } })).not.toContain('checked')
})

test('of several forms on a page only the one that was sent shows what was typed', () => {
  const field = <Field name="note" label="Ghi" />
  const sent = { typed: { note: 'gõ dở' }, problems: [{ field: 'note', text: 'Sai.' }], path: '/a' }
  expect(draw(<Form action="/a" several children={field} />, sent)).toMatch(/gõ dở/)
  expect(draw(<Form action="/b" several children={field} />, sent)).not.toMatch(/gõ dở|Sai/)
})

test('filters take their values from the address', () => {
  expect(draw(<Filters action="/x" children={<Field name="q" label="Tìm" />} />)).toMatch(/name="q"[^>]*value="1"/)
})

test('a page with a form switches language by submitting it, and Enter still means the form itself', () => {
  const html = draw(<Layout title="x" form={mainForm} children={<Form main action="/x" children="." />} />)
  expect(html).toMatch(/<button[^>]*form="main-form" name="_lang" value="en" formnovalidate/)
  expect(html).toMatch(/<form id="main-form"[^>]*novalidate/)
  const [first] = html.match(/<button[^>]*form="main-form"[^>]*>/) ?? []
  expect(first).not.toContain('_lang')
})

test('other pages switch language by a link that keeps their filters', () => {
  expect(draw(<Layout title="x">.</Layout>)).toContain('href="/x?q=1&amp;lang=en"')
})

test('a form carries its key and version, and an unchecked paper is never kept in the browser', () => {
  const html = draw(<Form action="/x" version={3} files children="." />)
  expect(html).toContain('name="_once" value="once-key"')
  expect(html).toContain('name="_version" value="3"')
  expect(html).toContain('enctype="multipart/form-data"')
  expect(html).not.toContain('data-no-autosave')
  expect(draw(<Form action="/x" autosave={false} children="." />)).toContain('data-no-autosave')
})

test('every page says who works in which post, and the demo that its data is not real', () => {
  const page = <Layout title="x">.</Layout>
  const html = draw(page, { actor: clerk, demo: true, nav: [{ href: '/', text: 'Việc của tôi', current: true, count: 3 }] })
  expect(html).toContain('Nguyễn Thị Hà')
  expect(html).toMatch(/Chức danh đang dùng.*href="\/posts"[^>]*>Văn thư, Đảng ủy xã</)
  expect(html).toMatch(/href="\/" aria-current="page">Việc của tôi.*3 việc chờ/)
  expect(html).toMatch(/class="cd-watermark"[^>]*>Dữ liệu minh họa/)
  expect(draw(page)).not.toContain('Dữ liệu minh họa')
})

test('status, counters and matrix say a word beside the colour and the sign', () => {
  expect(draw(<Status kind="late">Quá hạn</Status>)).toBe('<strong class="govuk-tag cd-status cd-late">Quá hạn</strong>')
  expect(draw(<Counters items={[{ label: 'Quá hạn', count: 1234, href: '/l', kind: 'late' }]} />)).toMatch(
    /<a href="\/l">.*1\.234.*Quá hạn/,
  )
  const rows = [{ id: 'b', head: 'UBND', cells: [{ kind: 'done' as const, word: 'Xong', href: '/a' }, null] }]
  const matrix = draw(
    <Matrix
      caption="Bảng"
      columns={[
        { id: 't', head: '1' },
        { id: 'u', head: '2' },
      ]}
      rows={rows}
    />,
  )
  expect(matrix).toContain('<th scope="row">UBND</th><td class="cd-done"><a href="/a">Xong</a></td><td class="cd-none"></td>')
})

test('an empty table teaches; a full one names each cell’s column for phones', () => {
  const columns = [
    { key: 'n', head: 'Tên', cell: (row: string) => row },
    { key: 'l', head: 'Số chữ', numeric: true, cell: (row: string) => row.length },
  ]
  expect(draw(<Table caption="Danh sách" columns={columns} rows={[]} empty="Chưa có gì." />)).toContain('Chưa có gì.')
  expect(draw(<Table caption="Danh sách" columns={columns} rows={['An']} />)).toMatch(
    /<th scope="row"[^>]*>An<\/th><td data-label="Số chữ"/,
  )
})

test('pagination shows the ends and the neighbours', () => {
  expect(shownPages(5, 12)).toEqual([1, 0, 4, 5, 6, 0, 12])
  expect(shownPages(1, 2)).toEqual([1, 2])
  expect(draw(<Pagination page={1} pages={1} href={String} />)).toBe('')
})

test('a list leads to the same rows as a spreadsheet and to its other pages as it is asked for', () => {
  const rows = Array.from({ length: 150 }, (_, i) => i)
  const columns = [{ key: 'n', head: 'N', cell: (n: number) => `no-${n}.` }]
  const html = draw(
    <Listing path="/x" asked={{ q: 'Tân Yên', state: null, year: 2025 }} page={2} caption="x" rows={rows} columns={columns} />,
  )
  expect(html).toContain('href="/x/list.xlsx?q=T%C3%A2n+Y%C3%AAn&amp;year=2025"')
  expect(html).toContain('href="/x?q=T%C3%A2n+Y%C3%AAn&amp;year=2025"')
  expect(html).toContain('no-100.')
  expect(html).not.toContain('no-99.')
  expect(address('/x', { q: '', state: false })).toBe('/x')
  expect(address('/x', {}, 3)).toBe('/x?page=3')
})

test('whatever is typed stays text', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const evil = `"><script>${text}`
      const html = draw(<Layout title={evil} children={<TextArea name="a" label="b" value={evil} />} />, {
        flash: evil,
        problems: [{ text: evil }],
      })
      return !html.includes('<script')
    }),
  )
})

test('the letter’s text is whole and each span is found, whatever crosses what', () => {
  const span = fc.record({ offset: fc.nat(60), length: fc.nat(20), id: fc.uuid() })
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z \n]{0,60}$/), fc.array(span, { maxLength: 6 }), (text, spans) => {
      const html = draw(<LetterText text={text} spans={spans} />)
      const lines = text.split('\n').filter((line) => line.trim() !== '')
      return html.replaceAll(/<[^>]*>/g, '') === lines.join('')
    }),
  )
  const nested = draw(
    <LetterText
      text="làm xong trước ngày 15"
      spans={[
        { id: 'c', offset: 0, length: 22 },
        { id: 'd', offset: 9, length: 13, kind: 'deadline' },
      ]}
      lit="d"
    />,
  )
  expect(nested).toMatch(
    /<mark id="c"[^>]*>làm xong <mark id="d" class="cd-lit cd-lit--deadline cd-lit--now">trước ngày 15<\/mark><\/mark>/,
  )
})

test('the stylesheet is small and holds neither the foreign font nor the crest', async () => {
  const root = mkdtempSync(join(tmpdir(), 'cayda-css-'))
  symlinkSync(resolve('src'), join(root, 'src'))
  await buildCss(root)
  const { css } = JSON.parse(readFileSync(join(root, 'dist/client/manifest.json'), 'utf8')) as { css: string }
  const text = readFileSync(join(root, 'dist/client', css), 'utf8')
  rmSync(root, { recursive: true })
  expect(text).not.toMatch(/GDS Transport|govuk-crest|@font-face/i)
  for (const used of ['.govuk-error-summary', '.govuk-radios__input', '.moj-sub-navigation', '.cd-matrix']) expect(text).toContain(used)
  expect(gzipSync(text, { level: 9 }).length).toBeLessThan(16_384)
})

test('the font, its files and the crest are taken out, and lines get room for Vietnamese marks', () => {
  const css =
    '@font-face{font-family:GDS Transport;src:url(a)}.a{font-family:GDS Transport,arial,sans-serif}.x,.govuk-crest{color:red}.b{line-height:1.25}.c{line-height:1}'
  expect(withRoomForMarks(withoutForeignMarks(css))).toBe('.a{font-family:var(--cd-font)}.b{line-height:1.5}.c{line-height:1}')
})
