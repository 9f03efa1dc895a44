/**
 * What the page's security policy lets a style sheet of our own carry: each time the page is sent another one. Read from
 * the tag that the build puts there.
 */
export const styleNonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''

declare global {
  var __webpack_nonce__: string | undefined
}

/** Where the library that locks scrolling behind a dialog looks for it. */
globalThis.__webpack_nonce__ = styleNonce()
