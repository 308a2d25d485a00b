import { verb } from '../../kernel/access.ts'

export const signIn = verb('session.sign-in', 'public', [])
export const setUp = verb('system.set-up', 'public', [])
export const signOut = verb('session.sign-out', 'signed-in', [])
export const endSessions = verb('session.end', 'signed-in', [])
export const usePost = verb('post.use', 'signed-in', [])
export const changePassword = verb('password.change', 'signed-in', [])
export const changeSecondFactor = verb('second-factor.change', 'signed-in', [])
