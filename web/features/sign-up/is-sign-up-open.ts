/** Whether anyone may make a business here; the server's page says when not. */
export const isSignUpOpen = (): boolean => document.documentElement.dataset.signUp !== 'off'
