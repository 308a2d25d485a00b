import { verb } from '../../kernel/access.ts'

/** The library is one for all communes: who answers for law and guidance at the province, and the system's administrator, keep it. */
export const manageLegal = verb('legal.manage', 'own', ['system-admin', 'education-leader', 'education-officer'])
