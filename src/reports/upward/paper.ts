import type { DraftPaper } from '../../areas/issuing/index.ts'
import { instant, date as shownDate } from '../../kernel/format.ts'
import { type Block, profileOn, type Run, renderDocx } from '../../work/papers/index.ts'
import { type Counter, counters } from '../../work/tasks/index.ts'
import { address, type Filter } from '../follow-up/filter.ts'
import { type Facts, lateDone, lateOpen, type Narrative, withoutDue } from './draft.ts'
import { counterName, listPath } from './figures.ts'
import { headOf } from './heads.ts'
import { directiveName, firstSentence } from './names.ts'
import type { ClauseCount, Noted } from './queries.ts'
import { sentences } from './words.ts'

export interface Draft {
  facts: Facts
  filter: Filter
  narrative: Narrative
  /** Scheme and host, so that a printed source can be typed in. */
  origin: string
  now: Temporal.Instant
  demo: boolean
  /** Prints the sources of its figures; a paper that goes out has none. */
  sourced: boolean
}

const profileOf = ({ party, on }: Pick<Facts, 'party' | 'on'>) => profileOn(party ? 'party' : 'state', on)

export const profileName = (facts: Facts): string => profileOf(facts).basis

export const renderReport = (draft: Draft): Promise<Uint8Array> => renderDocx(toPaper(draft))

/** The report in the layout that holds on its day; number and day of issue are the clerk's to write. */
export function toPaper(draft: Draft): DraftPaper {
  const { facts, narrative, demo } = draft
  const { reporter, directive, on } = facts
  const lines = narrative.position
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  return {
    profile: profileOf(facts).id,
    kind: 'BC',
    ...headOf(reporter),
    number: null,
    date: null,
    month: on.toPlainYearMonth(),
    subject: sentences.title(directiveName(directive)),
    addressees: [narrative.recipient],
    legalBasis: [],
    body: bodyOf(draft),
    distribution: [sentences.asAbove],
    signature: { authority: lines.slice(0, -1).join('\n') || null, position: lines.at(-1) ?? '', name: narrative.signer || null },
    sample: demo,
  }
}

const text = (...said: string[]): Block => ({ kind: 'paragraph', runs: said.map((one) => ({ text: one })) })
const item = (runs: Run[]): Block => ({ kind: 'item', label: '-', runs })

function bodyOf(draft: Draft): Block[] {
  const { facts, narrative } = draft
  const late = lateOpen(facts.noted)
  const sections: [title: string, blocks: Block[]][] = [
    [sentences.general, [text(narrative.assessment), ...toldRuns(draft), ...totals(draft), counted(draft)]],
    [sentences.byClause, facts.clauses.map((clause) => item(clauseRuns(clause, draft)))],
    [sentences.lateSection, late.length ? late.map((one) => item(lateRuns(one, draft))) : [text(sentences.noLate)]],
    [sentences.doneLateSection, lateDone(facts.noted).map((one) => item(lateRuns(one, draft)))],
    [sentences.undatedSection, withoutDue(facts.noted).map((one) => item([{ text: `${one.body}: ${one.title}.` }]))],
    [
      sentences.proposalSection,
      narrative.proposals
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean)
        .map((line) => item([{ text: line }])),
    ],
  ]
  const shown = sections.filter(([, blocks]) => blocks.length > 0)
  return [
    text(narrative.opening),
    ...shown.flatMap(([title, blocks], i): Block[] => [{ kind: 'heading', level: 1, text: `${i + 1}. ${title}` }, ...blocks]),
    text(sentences.closing(narrative.recipient)),
  ]
}

const counted = ({ facts, sourced }: Draft) =>
  text([sentences.counted(facts.reporter.name), sourced && sentences.marked].filter(Boolean).join(' '))

/** A figure with the list it counts; the moment of counting stands in its label. */
function figure(value: number, label: string, filter: Filter, { origin, now }: Draft): Run {
  return {
    text: String(value),
    bold: true,
    source: { label: sentences.sourceLabel(label, instant(now)), href: origin + address(listPath, filter) },
  }
}

/** How the directive was told to people; nothing where no session was recorded. */
function toldRuns({ facts: { told, directive }, origin, now }: Draft): Block[] {
  if (told.sessions === 0) return []
  const href = `${origin}/letters/${directive.id}/dissemination`
  const cited = (value: number, label: string): Run => ({
    text: String(value),
    bold: true,
    source: { label: sentences.sourceLabel(label, instant(now)), href },
  })
  return [
    item([
      { text: `${sentences.told}: ` },
      cited(told.sessions, sentences.toldSessions),
      { text: ` ${sentences.sessionUnit}, ` },
      cited(told.present, sentences.toldPresent),
      { text: ` ${sentences.presentUnit}.` },
    ]),
  ]
}

function totals(draft: Draft): Block[] {
  const {
    facts: { counts },
    filter,
  } = draft
  return [
    item([{ text: `${sentences.total}: ` }, figure(counts.total, sentences.total, filter, draft), { text: '.' }]),
    ...counters.map((counter) =>
      item([
        { text: `${counterName[counter]}: ` },
        figure(counts.counters[counter], counterName[counter], { ...filter, counter }, draft),
        { text: '.' },
      ]),
    ),
    item([
      { text: `${sentences.undated}: ` },
      figure(counts.undated, sentences.undatedShort, { ...filter, undated: true }, draft),
      { text: '.' },
    ]),
  ]
}

function clauseRuns(clause: ClauseCount, draft: Draft): Run[] {
  const name = clause.id ? sentences.clauseName(clause.label, firstSentence(clause.text)) : sentences.noClause
  const short = clause.id ? sentences.clauseShort(clause.label) : sentences.noClause
  const filter = { ...draft.filter, clause: clause.id ?? 'none' }
  const parts = counters
    .filter((counter) => clause.counters[counter] > 0)
    .flatMap((counter: Counter): Run[] => [
      { text: `; ${counterName[counter].toLowerCase()} ` },
      figure(clause.counters[counter], `${short}: ${counterName[counter].toLowerCase()}`, { ...filter, counter }, draft),
    ])
  return [
    { text: `${name}: ` },
    figure(clause.total, `${short}: ${sentences.total.toLowerCase()}`, filter, draft),
    { text: ` ${sentences.taskUnit}` },
    ...parts,
    { text: '.' },
  ]
}

function lateRuns(one: Noted, { facts: { party }, origin, now }: Draft): Run[] {
  const source = {
    label: sentences.sourceLabel(`${one.body}: ${sentences.daysLate}`, instant(now)),
    href: `${origin}/assignments/${one.id}`,
  }
  const who = one.leader ? ` (${sentences.leader(one.leader, party)})` : ''
  return [
    { text: `${one.body}${who}: ${one.title}; hạn ${one.dueOn ? shownDate(one.dueOn) : ''}, quá hạn ` },
    { text: String(one.daysLate ?? 0), bold: true, source },
    { text: ` ngày. ${sentences.reason(one.reason)}` },
  ]
}
