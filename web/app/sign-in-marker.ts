const KEY = 'smooth.signed-in'

/**
 * The session's cookie cannot be read from here, so a mark without any secret says that there may be one.
 * Public pages then need not ask who is there, and be refused, on every visit.
 */
export const rememberSignIn = (): void => localStorage.setItem(KEY, '1')
export const forgetSignIn = (): void => localStorage.removeItem(KEY)
export const mayBeSignedIn = (): boolean => localStorage.getItem(KEY) === '1'
