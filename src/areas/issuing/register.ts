import { sniff } from '../../kernel/files.ts'
import { date } from '../../kernel/format.ts'
import type { CommandInput } from '../../kernel/http/index.ts'
import { isDemo } from '../../kernel/settings.ts'
import { grantReading, recordDocument, recordRelation, recordSight } from '../../work/documents/index.ts'
import { docxType, renderDocx, textOf } from '../../work/papers/index.ts'
import { recordFile, recordImplementing, recordUrging } from '../../work/tasks/index.ts'
import { fileName, paperOf } from './print.ts'
import { isOpenAssignment, type Outgoing, receiversOf, selectUrgedParts } from './queries.ts'
import type { Reader } from './reader.ts'
import { printedCode } from './show.tsx'
import { kindWords } from './words.ts'

type Issuing = Pick<CommandInput<Outgoing, unknown>, 'tx' | 'files' | 'actor' | 'now'> & { paper: Outgoing }

/** Evidence only: PDF or a picture. */
export async function keptScan(
  { files, tx, actor, now }: Pick<Issuing, 'files' | 'tx' | 'actor' | 'now'>,
  file: File,
): Promise<string | null> {
  const type = sniff(new Uint8Array(await file.slice(0, 16).arrayBuffer()), file.name)
  if (!['application/pdf', 'image/png', 'image/jpeg'].includes(type ?? '')) return null
  return (await files.keep(tx, file, actor.person!.id, now)).id
}

/** The register's row for everybody who receives it: in the words of the paper, with the signed scan or the file that was numbered. */
export async function register(flow: Issuing, reader: Reader, scanId: string | null): Promise<{ documentId: string; fileId: string }> {
  const { paper, tx, files, actor, now } = flow
  const on = paper.datedOn!
  const shape = paperOf(paper, on, await isDemo(tx))
  const made = async () => new File([new Uint8Array(await renderDocx(shape))], fileName(paper, 'docx'), { type: docxType })
  const fileId = scanId ?? (await files.keepOwn(tx, await made(), actor.person!.id, now)).id
  const receivers = await receiversOf(tx, paper, on)
  const bodies = (role: 'recipient' | 'copy') => [
    ...new Set(receivers.filter((one) => one.role === role).flatMap((one) => one.bodies.map(({ id }) => id))),
  ]
  const recipients = bodies('recipient')
  const told = {
    system: paper.system,
    kind: paper.kind,
    parent: paper.issuerParent,
    issuer: paper.issuerName,
    code: printedCode(paper),
    place: paper.place,
    date: date(on),
    subject: paper.subject,
    addressees: paper.addressees.join('\n'),
    distribution: paper.distribution.join('\n'),
    authority: paper.authority,
    position: paper.position,
    signer: paper.signerName,
  }
  const document = reader.document(told, textOf(shape), { issuerBodyId: paper.bodyId, fileId, keeperBodyId: paper.bodyId, recipients })
  const copies = bodies('copy').filter((id) => !recipients.includes(id))
  const documentId = await recordDocument(tx, { ...document, copies }, actor.person!.id, now)
  const by = actor.person!.id
  await grantReading(tx, documentId, [paper.deskId], now)
  if (paper.replaces) await recordRelation(tx, { documentId, otherId: paper.replaces.documentId, kind: 'replaces' }, by, now)
  await recordSight(tx, documentId, paper.bodyId, by, now)
  return { documentId, fileId }
}

/** The task that the paper was written for shows it as the office's own implementing document (feature T17). */
export async function showInTask({ paper, tx, actor, now }: Issuing, fileId: string): Promise<void> {
  if (!paper.assignment || !(await isOpenAssignment(tx, paper.assignment.id))) return
  const act = { assignmentId: paper.assignment.id, by: actor.person!.id, at: now }
  await recordFile(tx, act, fileId, 'implementing')
  await recordImplementing(tx, act, cited(paper))
}

const cited = (paper: Outgoing) => `${kindWords.vi[paper.kind]} số ${printedCode(paper)} ngày ${date(paper.datedOn!)}: ${paper.subject}`

/** The tasks that the letter urges say so from its issue on. */
export async function showOnUrged({ paper, tx, actor, now }: Issuing): Promise<void> {
  for (const assignmentId of await selectUrgedParts(tx, paper.id))
    await recordUrging(tx, { assignmentId, by: actor.person!.id, at: now }, cited(paper))
}
