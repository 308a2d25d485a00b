import type { ComponentChildren } from 'preact'

export type StatusKind = 'todo' | 'doing' | 'waiting' | 'done' | 'late' | 'returned' | 'soon' | 'none'

/** The colour and the icon come with the class, so that each status keeps its shape in grey print. */
const tags: Record<StatusKind, string> = {
  todo: 'govuk-tag cd-status cd-todo',
  doing: 'govuk-tag cd-status cd-doing',
  waiting: 'govuk-tag cd-status cd-waiting',
  done: 'govuk-tag cd-status cd-done',
  late: 'govuk-tag cd-status cd-late',
  returned: 'govuk-tag cd-status cd-returned',
  soon: 'govuk-tag cd-status cd-soon',
  none: 'govuk-tag cd-status cd-none',
}

export function Status({ kind, children }: { kind: StatusKind; children: ComponentChildren }) {
  return <strong class={tags[kind]}>{children}</strong>
}
