import { verb } from '../../kernel/access.ts'

/** Places and bodies are public nouns of the country; changing them stays within the administrator's own territory. */
export const manageUnits = verb('unit.manage', 'place', ['unit-admin', 'system-admin'])
