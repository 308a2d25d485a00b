import { verb } from '../../kernel/access.ts'

/** The log of the own body, for those who answer for it. */
export const readAudit = verb('audit.read', 'own', [
  'party-secretary',
  'party-deputy-secretary',
  'party-office-head',
  'committee-chair',
  'committee-office-head',
  'education-leader',
  'unit-admin',
  'system-admin',
])

/** Beside his own body's log the administrator of the system reads what belongs to no body: sign-ins and what jobs do. */
export const readSystemLog = verb('audit.read-system', 'own', ['system-admin'])
