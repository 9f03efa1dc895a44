import { randomBytes } from 'node:crypto'

/** Stands in the built page wherever the nonce goes; see vite.config.ts. */
const PLACE = 'CSP-NONCE'

/**
 * What a browser may load and run on our pages: nothing inline, and nothing from elsewhere. Style sheets that our own
 * scripts make carry the page's nonce.
 */
const policy = (nonce?: string, framedBy: 'none' | 'self' = 'none'): string =>
  [
    `default-src 'self'`,
    `script-src 'self'`,
    `style-src 'self'${nonce ? ` 'nonce-${nonce}'` : ''}`,
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors '${framedBy}'`,
  ].join(';')

/** For every answer that isn't the web app's page. */
export const SECURITY_POLICY = policy()

/** The page with a nonce of its own, and the policy that goes with it. `isPreview`: our own pages may show it in a frame. */
export function withNonce(page: string, isPreview = false): { page: string; policy: string } {
  const nonce = randomBytes(16).toString('base64url')
  return { page: page.replaceAll(PLACE, nonce), policy: policy(nonce, isPreview ? 'self' : 'none') }
}
