import { DOMImplementation, DOMParser, XMLSerializer } from '@xmldom/xmldom'

/** Of QCVN 102:2016/BTTTT; untested against the national document axis. */
export const namespace = 'http://www.mic.gov.vn/TBT/QCVN_102_2016'

export interface Organ {
  /** Code by QĐ 20/2020/QĐ-TTg; '' when the registry has none. */
  id: string
  inCharge: string
  name: string
}

export interface Attachment {
  name: string
  mediaType: string
  bytes: Uint8Array
}

const businesses = ['new', 'revoke', 'update', 'replace'] as const

/** A document on its way from one office to others. */
export interface Edxml {
  from: Organ
  to: Organ[]
  number: string
  notation: string
  place: string
  promulgatedOn: Temporal.PlainDate | null
  /** 'Công văn', 'Kế hoạch' … */
  typeName: string
  subject: string
  signer: { competence: string; position: string; name: string }
  dueOn: Temporal.PlainDate | null
  toPlaces: string[]
  business: (typeof businesses)[number]
  sentAt: Temporal.Instant
  attachments: Attachment[]
}

/** Not a package, or one that no honest office writes. */
export class NotEdxml extends Error {}

/** '87-CV/ĐU' → 87 and CV/ĐU; '12/2025/TT-BGDĐT' → 12 and 2025/TT-BGDĐT; a draft has no number yet. */
export function splitCode(code: string): { number: string; notation: string } {
  const [, number = '', notation = code] = /^(\d+\p{L}?)?[-/](.+)$/u.exec(code) ?? []
  return { number, notation }
}

/** The Party joins by a hyphen before kind and organ, the State by a slash. */
export function joinCode({ number, notation }: { number: string; notation: string }): string {
  const party = notation.includes('/') && !/^\d{4}\//.test(notation)
  return number || notation ? `${number}${party ? '-' : '/'}${notation}` : ''
}

type Part = [name: string, content: string | Part[]]

// Characters that XML 1.0 has no way to write, and line ends that a reader would change.
const plain = (text: string) =>
  text.replaceAll(/\r\n?/g, '\n').replaceAll(/[^\t\n\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')

const organ = (name: string, { id, inCharge, name: called }: Organ): Part => [
  name,
  [
    ['OrganId', id],
    ['OrganizationInCharge', inCharge],
    ['OrganName', called],
  ],
]
const slashed = (day: Temporal.PlainDate) => day.toString().replaceAll('-', '/')

function header(one: Edxml): Part {
  const known = one.from.id && one.promulgatedOn && one.number
  return [
    'MessageHeader',
    [
      organ('From', one.from),
      ...one.to.map((to) => organ('To', to)),
      ['DocumentId', known ? `${one.from.id},${slashed(one.promulgatedOn!)},${joinCode(one)}` : ''],
      [
        'Code',
        [
          ['CodeNumber', one.number],
          ['CodeNotation', one.notation],
        ],
      ],
      [
        'PromulgationInfo',
        [
          ['Place', one.place],
          ['PromulgationDate', one.promulgatedOn ? slashed(one.promulgatedOn) : ''],
        ],
      ],
      ['DocumentType', [['TypeName', one.typeName]]],
      ['Subject', one.subject],
      ['Content', one.subject],
      [
        'SignerInfo',
        [
          ['Competence', one.signer.competence],
          ['Position', one.signer.position],
          ['FullName', one.signer.name],
        ],
      ],
      ['DueDate', one.dueOn ? slashed(one.dueOn) : ''],
      ['ToPlaces', one.toPlaces.map((place): Part => ['Place', place])],
    ],
  ]
}

function package_(one: Edxml): Part {
  const ids = one.attachments.map((_, i) => `tep-${i + 1}`)
  const described = ({ name, mediaType }: Attachment, i: number): Part[] => [
    ['ContentId', ids[i]!],
    ['ContentType', mediaType],
    ['AttachmentName', name],
  ]
  return [
    'edXML',
    [
      [
        'edXMLEnvelope',
        [
          [
            'edXMLHeader',
            [
              header(one),
              [
                'TraceHeaderList',
                [
                  [
                    'TraceHeader',
                    [
                      ['OrganId', one.from.id],
                      ['Timestamp', one.sentAt.toString({ smallestUnit: 'second' })],
                    ],
                  ],
                  ['Bussiness', [['BussinessDocType', String(businesses.indexOf(one.business))]]],
                ],
              ],
            ],
          ],
          ['edXMLBody', [['edXMLManifest', one.attachments.map((file, i): Part => ['Reference', described(file, i)])]]],
        ],
      ],
      [
        'AttachmentEncoded',
        one.attachments.map(
          (file, i): Part => [
            'Attachment',
            [...described(file, i), ['ContentTransferEncoded', Buffer.from(file.bytes).toString('base64')]],
          ],
        ),
      ],
    ],
  ]
}

/** The package as XML. */
export function writeEdxml(one: Edxml): string {
  const document = new DOMImplementation().createDocument(namespace, 'edXML:edXML', null)
  const fill = (parent: Element, content: string | Part[]): void => {
    if (typeof content === 'string') return void parent.appendChild(document.createTextNode(plain(content)))
    for (const [name, inner] of content) fill(parent.appendChild(document.createElementNS(namespace, `edXML:${name}`)), inner)
  }
  fill(document.documentElement, package_(one)[1])
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(document)}`
}

const children = (parent: Element | undefined, name: string): Element[] =>
  Array.from(parent?.childNodes ?? []).filter((node): node is Element => (node as Element).localName === name)
const at = (parent: Element | undefined, ...path: string[]): Element | undefined =>
  path.reduce((found: Element | undefined, name) => children(found, name)[0], parent)
const text = (parent: Element | undefined, ...path: string[]): string => at(parent, ...path)?.textContent?.trim() ?? ''

function day(written: string): Temporal.PlainDate | null {
  const [, year, month, date] = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})/.exec(written) ?? []
  if (!year) return null
  try {
    return Temporal.PlainDate.from({ year: Number(year), month: Number(month), day: Number(date) }, { overflow: 'reject' })
  } catch {
    return null
  }
}

function instant(written: string): Temporal.Instant {
  try {
    return Temporal.Instant.from(written)
  } catch {
    return Temporal.Instant.fromEpochMilliseconds(0)
  }
}

const organOf = (one: Element | undefined): Organ => ({
  id: text(one, 'OrganId'),
  inCharge: text(one, 'OrganizationInCharge'),
  name: text(one, 'OrganName'),
})

/** What a package says; parts that are missing are empty. Throws NotEdxml. */
export function readEdxml(xml: string): Edxml {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) throw new NotEdxml('a document type')
  let root: Element
  try {
    const strict = { warning: () => {}, error: refuse, fatalError: refuse }
    root = new DOMParser({ errorHandler: strict }).parseFromString(xml, 'text/xml').documentElement
  } catch {
    throw new NotEdxml('broken XML')
  }
  if (root?.localName !== 'edXML' || root.namespaceURI !== namespace) throw new NotEdxml('another kind of XML')
  const head = at(root, 'edXMLEnvelope', 'edXMLHeader', 'MessageHeader')
  const trace = at(root, 'edXMLEnvelope', 'edXMLHeader', 'TraceHeaderList')
  return {
    from: organOf(at(head, 'From')),
    to: children(head, 'To').map(organOf),
    number: text(head, 'Code', 'CodeNumber'),
    notation: text(head, 'Code', 'CodeNotation'),
    place: text(head, 'PromulgationInfo', 'Place'),
    promulgatedOn: day(text(head, 'PromulgationInfo', 'PromulgationDate')),
    typeName: text(head, 'DocumentType', 'TypeName'),
    subject: text(head, 'Subject'),
    signer: {
      competence: text(head, 'SignerInfo', 'Competence'),
      position: text(head, 'SignerInfo', 'Position'),
      name: text(head, 'SignerInfo', 'FullName'),
    },
    dueOn: day(text(head, 'DueDate')),
    toPlaces: children(at(head, 'ToPlaces'), 'Place').map((place) => place.textContent?.trim() ?? ''),
    business: businesses[Number(text(trace, 'Bussiness', 'BussinessDocType') || 0)] ?? 'new',
    sentAt: instant(text(trace, 'TraceHeader', 'Timestamp')),
    attachments: children(at(root, 'AttachmentEncoded'), 'Attachment').map((file) => ({
      name: text(file, 'AttachmentName'),
      mediaType: text(file, 'ContentType'),
      bytes: Buffer.from(text(file, 'ContentTransferEncoded'), 'base64'),
    })),
  }
}

function refuse(message: string): never {
  throw new NotEdxml(message)
}
