import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { testApp } from '../testing/test-app.ts'

const webRoot = mkdtempSync(join(tmpdir(), 'smooth-web-'))
writeFileSync(
  join(webRoot, 'index.html'),
  '<html><meta property="csp-nonce" nonce="CSP-NONCE"><script nonce="CSP-NONCE" src="/assets/x.js"></script>',
)
const server = await testApp({ settings: { webRoot, trustedProxies: ['127.0.0.1'] } })
afterAll(async () => {
  await server.close()
  rmSync(webRoot, { recursive: true })
})
const get = async (url: string, headers: Record<string, string> = {}) => {
  const { body, headers: sent } = await server.app.inject({ url, headers: { host: 'localhost', ...headers } })
  return { body, policy: String(sent['content-security-policy']), sent }
}

test('each page has a nonce of its own, which its policy names and nobody else’s does', async () => {
  const [one, two] = [await get('/'), await get('/app/members')]
  const nonces = [one, two].map(({ body, policy }) => {
    const nonce = /'nonce-([\w-]{22})'/.exec(policy)?.[1] as string
    expect(body.split(`nonce="${nonce}"`)).toHaveLength(3)
    expect(body).not.toContain('CSP-NONCE')
    return nonce
  })
  expect(nonces[0]).not.toBe(nonces[1])
  expect(one.sent['cache-control']).toBe('no-cache')
  expect(one.sent.etag).toBeUndefined()
})

test.each(['/', '/api/docs', '/api/v1/openapi.json', '/api/v1/me', '/nothing.txt', '/health/live'])(
  '%s lets nothing inline run or be loaded from elsewhere',
  async (url) => {
    const { policy } = await get(url)
    expect(policy).not.toContain('unsafe')
    for (const part of [
      "default-src 'self'",
      "script-src 'self';",
      "style-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ])
      expect(policy).toContain(part)
  },
)

test('browsers are told to stay with TLS where it is there, and only there', async () => {
  expect((await get('/')).sent['strict-transport-security']).toBeUndefined()
  const { sent } = await get('/', { 'x-forwarded-proto': 'https' })
  expect(sent['strict-transport-security']).toBe('max-age=31536000')
})

test('the page says when nobody may sign up a business here', async () => {
  expect((await get('/sign-up')).body).toContain('<html>')
  const closed = await testApp({ settings: { webRoot, signUp: false } })
  const { body } = await closed.app.inject({ url: '/sign-up', headers: { host: 'localhost' } })
  await closed.close()
  expect(body).toContain('<html data-sign-up="off">')
})
