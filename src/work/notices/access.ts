import { verb } from '../../kernel/access.ts'
import { receiveAssignment } from '../tasks/index.ts'

/** Whoever may hold work may be reminded of it. */
export const readNotices = verb('notice.read', 'own', receiveAssignment.roles)
export const clearNotice = verb('notice.clear', 'own', receiveAssignment.roles)
