import { z } from 'zod'
import type { Actor } from '../../kernel/access.ts'
import { page } from '../../kernel/http/index.ts'
import { seatsOf } from '../../registry/index.ts'
import { keepCentre, readCentres } from './access.ts'
import { proposed } from './centre.ts'
import { CentrePage, ClosedPage } from './pages.tsx'
import { selectCentre, selectEnd, selectFacts, selectPredecessors } from './queries.ts'

const keeps = (actor: Actor, centreId: string) => actor.may(keepCentre) && actor.post?.bodyId === centreId

export const show = page(
  {
    path: '/centres/:id',
    verb: readCentres,
    subject: selectCentre,
    query: z.object({ take: z.string().max(300).catch('').default('') }),
    about: 'A centre: profile, board, premises, equipment, what is missing',
  },
  async ({ db, subject, actor, today, query }) => {
    const [standing, seats, predecessors, ended] = await Promise.all([
      selectFacts(db, subject.id, today),
      seatsOf(db, [subject.id], today),
      selectPredecessors(db, subject.id),
      selectEnd(db, subject.id, today),
    ])
    if (ended) return <ClosedPage centre={subject} ended={ended} predecessors={predecessors} />
    return (
      <CentrePage
        centre={subject}
        standing={standing}
        seats={seats}
        predecessors={predecessors}
        mine={keeps(actor, subject.id)}
        take={proposed(query.take ?? '')}
      />
    )
  },
)
