import type { PaperKind, ProfileId } from './paper.ts'

/** The kinds that offices write here (NĐ 30/2020, Phụ lục III; HD 36-HD/VPTW; HD 05-HD/VPTW); all three layouts know each of them. */
export const draftKinds = ['CV', 'KH', 'BC', 'TTr', 'QĐ', 'TB', 'GM', 'BB'] as const satisfies PaperKind[]
export type DraftKind = (typeof draftKinds)[number]

interface Form {
  /** A "Kính gửi" list: needed, allowed, or out of place. */
  addressed: 'always' | 'may' | 'never'
  /** Printed between the kind and its subject. */
  about: boolean
  /** Names who decides, and "QUYẾT ĐỊNH". */
  decides?: true
  /** Signed on the left by who wrote it down. */
  minuted?: true
}

export const kindForms: Record<DraftKind, Form> = {
  CV: { addressed: 'always', about: false },
  KH: { addressed: 'never', about: false },
  BC: { addressed: 'may', about: false },
  TTr: { addressed: 'always', about: true },
  QĐ: { addressed: 'never', about: true, decides: true },
  TB: { addressed: 'never', about: true },
  GM: { addressed: 'may', about: true },
  BB: { addressed: 'never', about: false, minuted: true },
}

/** The subject as the kind prints it: 'kiện toàn ban giám đốc' → 'Về việc kiện toàn ban giám đốc'; the Party writes on in small letters. */
export function printedSubject(kind: DraftKind, profile: ProfileId, subject: string): string {
  if (kind === 'CV') return subject
  const said = kindForms[kind].about && !/^về\s/iu.test(subject) ? `về việc ${subject}` : subject
  return profile === 'state' ? said.charAt(0).toLocaleUpperCase('vi') + said.slice(1) : said
}
