/** The director and the deputies of a centre (QĐ 09/2008/QĐ-BGDĐT, amended by TT 40/2010). */
export const centreBoard = ['centre-director', 'centre-deputy-director'] as const
export const committeeLeaders = ['committee-chair', 'committee-deputy-chair'] as const
export const cultureOffice = ['culture-head', 'culture-officer'] as const
export const educationOffice = ['education-leader', 'education-officer'] as const

/** Who, in the territory of a centre, sees what it says of itself in the open: its board and every office that leads, advises, helps or answers for learning there. */
export const centreReaders = [
  ...centreBoard,
  ...committeeLeaders,
  ...cultureOffice,
  ...educationOffice,
  'party-secretary',
  'party-deputy-secretary',
  'party-office-head',
  'party-officer',
  'committee-office-head',
  'accountant',
  'treasurer',
  'society-chair',
  'school-head',
  'front-chair',
  'union-head',
  'village-head',
] as const
