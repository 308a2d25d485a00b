import type { ComponentChildren } from 'preact'
import { useWords } from '../kernel/words.ts'
import { words } from './words.ts'

export interface Span {
  offset: number
  length: number
  id: string
  /** clause, deadline, citation, addressee, heading or question (read, but not sure of it); others look like a clause. */
  kind?: string
}

interface Piece extends Span {
  /** The span's first piece carries its id; a clause may run over several paragraphs. */
  first: boolean
}

const plain = 'cd-lit cd-lit--clause'

const kinds: Record<string, string> = {
  deadline: 'cd-lit cd-lit--deadline',
  citation: 'cd-lit cd-lit--citation',
  addressee: 'cd-lit cd-lit--addressee',
  heading: 'cd-lit cd-lit--heading',
  question: 'cd-lit cd-lit--question',
}

/** The part of each span that lies between two offsets. */
function clip(spans: readonly Piece[], from: number, to: number): Piece[] {
  return spans.flatMap((span) => {
    const start = Math.max(span.offset, from)
    const end = Math.min(span.offset + span.length, to)
    return start < end ? [{ ...span, offset: start, length: end - start, first: span.first && start === span.offset }] : []
  })
}

/** Outer spans before inner ones; a span that crosses another is cut at its end. */
const outerFirst = (a: Span, b: Span) => a.offset - b.offset || b.length - a.length

function mark(text: string, from: number, to: number, spans: readonly Piece[], lit?: string): ComponentChildren[] {
  const parts: ComponentChildren[] = []
  let at = from
  let rest = clip(spans, from, to).sort(outerFirst)
  while (rest.length > 0) {
    const [span, ...others] = rest as [Piece, ...Piece[]]
    const end = span.offset + span.length
    if (span.offset > at) parts.push(text.slice(at, span.offset))
    parts.push(
      <mark id={span.first ? span.id : undefined} class={`${kinds[span.kind ?? ''] ?? plain}${span.id === lit ? ' cd-lit--now' : ''}`}>
        {mark(text, span.offset, end, others, lit)}
      </mark>,
    )
    at = end
    rest = clip(others, end, to)
  }
  if (at < to) parts.push(text.slice(at, to))
  return parts
}

function paragraphs(text: string): { from: number; to: number }[] {
  return [...text.matchAll(/[^\r\n]+/g)]
    .filter(([line]) => line.trim() !== '')
    .map((line) => ({ from: line.index, to: line.index + line[0].length }))
}

interface LetterTextProps {
  text: string
  spans?: readonly Span[]
  /** Id of the proposal to light; a link to #id lights its first piece as well. */
  lit?: string
}

/** The letter as it was read, each proposal lit where it was found. */
export function LetterText({ text, spans = [], lit }: LetterTextProps) {
  const pieces = spans.map((span) => ({ ...span, first: true }))
  return (
    <div class="cd-letter">
      {paragraphs(text).map(({ from, to }) => (
        <p key={from}>{mark(text, from, to, pieces, lit)}</p>
      ))}
    </div>
  )
}

interface SideBySideProps {
  left: ComponentChildren
  right: ComponentChildren
  /** Names the left column, which scrolls by itself on wide screens. */
  leftLabel?: string
  /** On a phone, where the columns stand below each other, the right one comes first. */
  rightFirst?: boolean
}

export function SideBySide({ left, right, leftLabel, rightFirst }: SideBySideProps) {
  const { letterText } = useWords(words)
  return (
    <div class={rightFirst ? 'cd-sides cd-sides--right-first' : 'cd-sides'}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <section class="cd-sides__left" aria-label={leftLabel ?? letterText} tabIndex={0}>
        {left}
      </section>
      <div class="cd-sides__right">{right}</div>
    </div>
  )
}
