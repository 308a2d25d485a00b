import { signedIn } from '../../kernel/access.ts'
import { date } from '../../kernel/format.ts'
import { command, endSession, openSession, page, refuse, routes, seeOther, useFacts } from '../../kernel/http/index.ts'
import { useWords } from '../../kernel/words.ts'
import { Button, EmptyState, Form, Layout, Link, Paragraph, Status, Table, Unseen } from '../../ui/index.ts'
import { usePost } from './access.ts'
import { accountSays, accountWords } from './account-words.ts'
import { type Held, heldBy } from './queries.ts'

function PostsPage({ held }: { held: Held[] }) {
  const say = useWords(accountWords)
  const { actor } = useFacts()
  return (
    <Layout title={say.postsTitle} caption={actor.person?.name}>
      <Paragraph>{say.postsIntro}</Paragraph>
      <Table
        caption={say.postsTitle}
        hideCaption
        rows={held}
        empty={<EmptyState title={say.noPosts}>{say.noPostsText}</EmptyState>}
        columns={[
          { key: 'post', head: say.post, cell: (post) => `${post.title}${post.acting ? ` (${say.acting})` : ''}` },
          { key: 'body', head: say.body, cell: (post) => post.body },
          {
            key: 'term',
            head: say.term,
            cell: ({ from, until }) => (until ? say.fromTo(date(from), date(until.subtract({ days: 1 }))) : say.from(date(from))),
          },
          { key: 'use', head: say.choice, cell: (post) => <Choice post={post} /> },
        ]}
      />
      <Paragraph>
        <Link href="/account">{say.account}</Link>
      </Paragraph>
    </Layout>
  )
}

function Choice({ post }: { post: Held }) {
  const say = useWords(accountWords)
  const { actor, today } = useFacts()
  if (post.postId === actor.post?.id) return <Status kind="done">{say.inUse}</Status>
  if (Temporal.PlainDate.compare(today, post.from) < 0) return <Status kind="none">{say.later}</Status>
  if (!actor.posts.some(({ id }) => id === post.postId)) return <Status kind="none">{say.ended}</Status>
  return (
    <Form action={`/posts/${post.postId}/use`} several inline>
      <Button variant="secondary">
        {say.use}
        <Unseen>: {post.title}</Unseen>
      </Button>
    </Form>
  )
}

const list = page({ path: '/posts', verb: signedIn, about: 'Own posts and the one in use' }, async ({ db, actor, today }) => {
  return <PostsPage held={await heldBy(db, actor.person?.id ?? '', today)} />
})

/** A new token with the new post (security.md, decision 8); the session's 12 hours go on. */
const use = command(
  { path: '/posts/:id/use', verb: usePost, again: list, about: 'Use another post' },
  async ({ actor, params, tx, session, now, device, setSession }) => {
    const post = actor.posts.find(({ id }) => id === params.id)
    if (!post || !session) return refuse(accountSays.postEnded)
    await endSession(tx, session.tokenHash, now)
    setSession(await openSession(tx, session.personId, post.id, now, device, session.startedAt))
    return seeOther('/')
  },
)

export const postRoutes = routes(list, use)
