import { createHash } from 'node:crypto'
import { Disk } from 'flydrive'
import type { DriverContract } from 'flydrive/types'
import { type Db, newId, sql, type Tx } from './db/index.ts'
import { both } from './words.ts'

export const maxFileBytes = 25 * 1024 * 1024

export type MediaType =
  | 'application/pdf'
  | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  | 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  | 'image/png'
  | 'image/jpeg'
  | 'text/plain'
  | 'application/xml'

export interface StoredFile {
  id: string
  name: string
  mediaType: string
  size: number
  sha256: string
}

const zip = [0x50, 0x4b, 0x03, 0x04]
const starts = (bytes: Uint8Array, magic: number[]) => magic.every((byte, i) => bytes[i] === byte)

/** The type by content, never by name; undefined when it is none that we keep. */
export function sniff(bytes: Uint8Array, name: string): MediaType | undefined {
  if (starts(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d])) return 'application/pdf'
  if (starts(bytes, [0x89, 0x50, 0x4e, 0x47])) return 'image/png'
  if (starts(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg'
  if (starts(bytes, zip)) return officeType(bytes)
  if (isExchange(bytes)) return 'application/xml'
  return name.toLowerCase().endsWith('.txt') && !bytes.subarray(0, 4096).includes(0) ? 'text/plain' : undefined
}

/** Of all XML only packages for exchange between offices are kept (edXML, QCVN 102:2016). */
function isExchange(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1000)).toString('utf8')
  return /^\uFEFF?\s*(?:<\?xml|<[\w:]*edXML)/.test(start) && start.includes('TBT/QCVN_102_2016')
}

function officeType(bytes: Uint8Array): MediaType | undefined {
  const directory = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  if (directory.includes('word/document.xml') && !directory.includes('vbaProject.bin')) {
    return 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  }
  if (directory.includes('xl/workbook.xml') && !directory.includes('vbaProject.bin')) {
    return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  }
  return undefined
}

export class FileRefused extends Error {}
/** Nothing of it was kept. */
export class SecretFile extends FileRefused {}

/** What can be told of a file's inside; handed in by the composition root. */
export interface Inspector {
  /** The words of a file; null when it has none that a program can read. */
  textOf(bytes: Uint8Array, name: string): Promise<string | null>
  /** Does the text bear a secrecy mark? */
  secret(text: string): boolean
  /** All that stays of a file refused for its mark. */
  refused(tx: Tx, refusal: { personId: string; bodyId: string; at: Temporal.Instant }): Promise<void>
}

const blind: Inspector = { textOf: async () => null, secret: () => false, refused: async () => {} }

/** Enough for any paper of an office; a longer text is found by its beginning. */
const maxSearchText = 300_000

const secretFile = both(
  'Tệp có dấu mật nên không được nhận; hệ thống chỉ ghi giờ, người gửi và việc từ chối. Văn bản mật chỉ gửi theo đường riêng của văn thư.',
  'The file bears a secrecy mark and was not taken; only time, person and refusal are recorded.',
)

/** Content-addressed store on flydrive (file system, or S3 when configured). */
export class Files {
  #disk: Disk
  readonly inspector: Inspector
  constructor(driver: DriverContract, inspector = blind) {
    this.#disk = new Disk(driver)
    this.inspector = inspector
  }

  /** Looks inside first: a file with a secrecy mark reaches neither disk nor database; the words of the others can be searched. Throws FileRefused with a sentence. */
  async keep(tx: Tx, file: File, by: string | null, now: Temporal.Instant): Promise<StoredFile> {
    const text = file.size > maxFileBytes ? null : await this.inspector.textOf(new Uint8Array(await file.arrayBuffer()), file.name)
    if (text && this.inspector.secret(text)) throw new SecretFile(secretFile)
    const kept = await this.keepOwn(tx, file, by, now)
    if (text?.trim()) {
      const search = sql<string>`fold(${text.slice(0, maxSearchText).replaceAll('\0', ' ')})`
      await tx.insertInto('file_texts').values({ file_id: kept.id, search }).execute()
    }
    return kept
  }

  /** A file that the system itself wrote. The content is there before the row, so a row never names a missing file. Throws FileRefused with a sentence. */
  async keepOwn(tx: Tx, file: File, by: string | null, now: Temporal.Instant): Promise<StoredFile> {
    if (file.size > maxFileBytes)
      throw new FileRefused(
        both('Tệp lớn hơn 25 MB. Chia nhỏ hoặc nén tệp rồi gửi lại.', 'The file is larger than 25 MB. Split or compress it.'),
      )
    const bytes = new Uint8Array(await file.arrayBuffer())
    const mediaType = sniff(bytes, file.name)
    if (!mediaType) {
      throw new FileRefused(
        both(
          'Chỉ nhận tệp PDF, Word (.docx), Excel (.xlsx), ảnh PNG, JPEG hoặc văn bản .txt.',
          'Only PDF, .docx, .xlsx, PNG, JPEG and .txt files are accepted.',
        ),
      )
    }
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    if (!(await this.#disk.exists(sha256))) await this.#write(sha256, bytes)
    const id = newId()
    const name = file.name.normalize('NFC').slice(-200)
    await tx
      .insertInto('files')
      .values({ id, sha256, name, media_type: mediaType, size: bytes.byteLength, stored_at: now, stored_by: by })
      .execute()
    return { id, name, mediaType, size: bytes.byteLength, sha256 }
  }

  /** Content that a package names by its hash, checked by the caller; the row comes with the package. */
  async restore(sha256: string, bytes: Uint8Array): Promise<void> {
    if (!(await this.#disk.exists(sha256))) await this.#write(sha256, bytes)
  }

  async #write(sha256: string, bytes: Uint8Array): Promise<void> {
    try {
      await this.#disk.put(sha256, bytes)
    } catch (error) {
      await this.#disk.delete(sha256).catch(() => {})
      throw new FileRefused(
        both(
          'Máy chủ hết chỗ lưu tệp. Nội dung đã nhập còn nguyên; báo quản trị rồi gửi lại.',
          'The server has no room for files. Nothing typed is lost; tell the administrator and send again.',
        ),
        { cause: error },
      )
    }
  }

  async read(sha256: string): Promise<Uint8Array> {
    return this.#disk.getBytes(sha256)
  }

  /** Removes the content unless another living row still names it. */
  async purge(db: Db, sha256: string): Promise<void> {
    const other = await db.selectFrom('files').select('id').where('sha256', '=', sha256).where('purged_at', 'is', null).executeTakeFirst()
    if (!other) await this.#disk.delete(sha256)
  }
}

/** What a download of a kept file needs; undefined when its content was purged. */
export function keptFile(db: Db, id: string): Promise<{ name: string; mediaType: string; sha256: string } | undefined> {
  return db
    .selectFrom('files')
    .select(['name', 'media_type as mediaType', 'sha256'])
    .where('id', '=', id)
    .where('purged_at', 'is', null)
    .executeTakeFirst()
}

/** The row stays as a trace; `Files.purge` removes the content after the commit. */
export async function markPurged(tx: Tx, id: string, at: Temporal.Instant): Promise<void> {
  await tx.deleteFrom('file_texts').where('file_id', '=', id).execute()
  await tx.updateTable('files').set({ purged_at: at, name: '–' }).where('id', '=', id).execute()
}

/** Sends a stored file so that no browser runs it: attachment, nosniff, sandbox (security.md, decision 9). */
export function download(bytes: Uint8Array, name: string, mediaType: string): Response {
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': mediaType,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    },
  })
}
