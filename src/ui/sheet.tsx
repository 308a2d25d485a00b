import type { ComponentChildren } from 'preact'
import { useWords } from '../kernel/words.ts'
import { words } from './words.ts'

export interface SheetRun {
  text: string
  bold?: boolean
  italic?: boolean
  /** A figure: what it counts and when, and the list behind it. */
  source?: { label: string; href: string }
}

export interface SheetLine {
  runs: readonly SheetRun[]
  at?: 'centre' | 'left'
  /** A rule stands below it, as under a motto. */
  ruled?: boolean
}

export interface SheetTable {
  caption?: string
  heads: readonly string[]
  rows: readonly (readonly string[])[]
}

/** An official paper as it will look: two columns above and below, the text between. */
export interface Sheet {
  sample: boolean
  head: readonly [SheetLine[], SheetLine[]]
  number: readonly [SheetLine[], SheetLine[]]
  body: readonly (SheetLine | SheetTable)[]
  foot: readonly (readonly [SheetLine[], SheetLine[]])[]
}

const looks = { centre: 'cd-sheet__centre', left: 'cd-sheet__left' }

function Words({ run: { text, bold, italic, source } }: { run: SheetRun }): ComponentChildren {
  const said = italic ? <i>{text}</i> : text
  const shown = source ? <Cited source={source}>{said}</Cited> : said
  return bold ? <b>{shown}</b> : shown
}

/** A figure with its source: seen on hover and on focus, read out with it, opened by a click or a touch. */
function Cited({ source: { label, href }, children }: { source: NonNullable<SheetRun['source']>; children: ComponentChildren }) {
  const { sourceOf } = useWords(words)
  return (
    <a class="cd-cited" href={href} data-source={sourceOf(label)}>
      {children}
      <span class="govuk-visually-hidden"> ({sourceOf(label)})</span>
    </a>
  )
}

function Line({ line }: { line: SheetLine }) {
  const look = [line.at && looks[line.at], line.ruled && 'cd-sheet__ruled'].filter(Boolean).join(' ')
  return (
    <p class={look || undefined}>
      {line.runs.map((run) => (
        <Words run={run} />
      ))}
    </p>
  )
}

function Ruled({ table: { caption, heads, rows } }: { table: SheetTable }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the keyboard too
    <div class="cd-sheet__scroll" tabIndex={0}>
      <table class="cd-sheet__table">
        {caption && <caption>{caption}</caption>}
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col">{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {row.map((cell) => (
                <td>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Columns({ of: [left, right], foot }: { of: Sheet['head']; foot?: boolean }) {
  return (
    <div class={foot ? 'cd-sheet__columns cd-sheet__columns--foot' : 'cd-sheet__columns'}>
      {[left, right].map((lines) => (
        <div>
          {lines.map((line) => (
            <Line line={line} />
          ))}
        </div>
      ))}
    </div>
  )
}

/** The paper on the screen, for reading before it is printed; the file has the exact layout. */
export function PaperSheet({ sheet, label }: { sheet: Sheet; label?: string }) {
  const { preview, demo } = useWords(words)
  return (
    <article class="cd-sheet" lang="vi" aria-label={label ?? preview}>
      {sheet.sample && <p class="cd-sheet__sample">{demo}</p>}
      <Columns of={sheet.head} />
      <Columns of={sheet.number} />
      {sheet.body.map((part) => ('heads' in part ? <Ruled table={part} /> : <Line line={part} />))}
      {sheet.foot.map((row) => (
        <Columns of={row} foot />
      ))}
    </article>
  )
}
