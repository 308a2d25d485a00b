import { Heading, Paragraph } from '../ui/index.ts'
import { blocksOf } from './issued-texts.ts'

/** A text of chapters and articles as it reads. */
export function IssuedText({ body }: { body: string }) {
  return (
    <>
      {blocksOf(body).map(({ kind, text }) =>
        kind === 'chapter' ? (
          <Heading>{text}</Heading>
        ) : kind === 'article' ? (
          <Heading level={3}>{text}</Heading>
        ) : (
          <Paragraph>{text}</Paragraph>
        ),
      )}
    </>
  )
}
