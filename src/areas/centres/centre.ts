export type Tenure = 'own' | 'shared' | 'borrowed'
export const tenures: Tenure[] = ['own', 'shared', 'borrowed']

interface Held {
  id: string
  name: string
  until: Temporal.PlainDate | null
}

const plainName = (name: string) => name.normalize('NFC').toLocaleLowerCase('vi').replace(/\s+/g, ' ')

/** An ending is taken back only while no other entry says that the same place was used after it. */
export const canResume = (one: Held, all: readonly Held[]): boolean => {
  const { until } = one
  if (until === null) return false
  return all.every(
    (other) =>
      other.id === one.id ||
      plainName(other.name) !== plainName(one.name) ||
      (other.until !== null && Temporal.PlainDate.compare(other.until, until) <= 0),
  )
}

export type EquipmentKind = 'computer' | 'networked-computer' | 'projector' | 'desk' | 'bookcase' | 'book' | 'loudspeaker'
export const equipmentKinds: EquipmentKind[] = ['computer', 'networked-computer', 'projector', 'desk', 'bookcase', 'book', 'loudspeaker']

/** "computer:3,book:120": equipment to be added, as another page proposes it; what is not understood is left out. */
export function proposed(text: string): Partial<Record<EquipmentKind, number>> {
  const found = text.split(',').flatMap((part) => {
    const [, kind, n] = /^([a-z-]+):(\d{1,6})$/.exec(part) ?? []
    return equipmentKinds.includes(kind as EquipmentKind) && Number(n) > 0 ? [[kind, Number(n)] as const] : []
  })
  return Object.fromEntries(found)
}

/** What the records of a centre hold today, as far as its completeness asks for it. */
export interface Facts {
  founded: boolean
  address: boolean
  hours: boolean
  contact: boolean
  sealAndAccount: boolean
  premises: boolean
  office: boolean
  networked: boolean
  bookcase: boolean
  director: boolean
  /** Deputies in office, acting ones not counted. */
  deputies: number
  accountant: boolean
  treasurer: boolean
  regulation: boolean
}

/** Two deputies: an officer of the study-promotion society and the head of a school (domain.md §1). */
export const deputiesWanted = 2

export type Item =
  | 'founded'
  | 'address'
  | 'hours'
  | 'contact'
  | 'sealAndAccount'
  | 'premises'
  | 'office'
  | 'networked'
  | 'bookcase'
  | 'director'
  | 'deputies'
  | 'accountant'
  | 'treasurer'
  | 'regulation'

const holds: Record<Item, (facts: Facts) => boolean> = {
  founded: (facts) => facts.founded,
  address: (facts) => facts.address,
  hours: (facts) => facts.hours,
  contact: (facts) => facts.contact,
  sealAndAccount: (facts) => facts.sealAndAccount,
  premises: (facts) => facts.premises,
  office: (facts) => facts.office,
  networked: (facts) => facts.networked,
  bookcase: (facts) => facts.bookcase,
  director: (facts) => facts.director,
  deputies: (facts) => facts.deputies >= deputiesWanted,
  accountant: (facts) => facts.accountant,
  treasurer: (facts) => facts.treasurer,
  regulation: (facts) => facts.regulation,
}

export const items = Object.keys(holds) as Item[]

/** What is still missing, in the order in which a centre would see to it. */
export const missing = (facts: Facts): Item[] => items.filter((item) => !holds[item](facts))

/** Share of the items that hold, in whole per cent, rounded down: 100 only when nothing is missing. */
export const completeness = (facts: Facts): number => Math.floor(((items.length - missing(facts).length) * 100) / items.length)

export const centrePath = (id: string) => `/centres/${id}`
