/**
 * Now, in epoch milliseconds: the one clock that the app reads. It is this machine's; whatever depends on the
 * server's own time (what is past, what is held) is decided there.
 */
export const serverNow = (): number => Date.now()
