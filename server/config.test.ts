import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'

describe('configuration', () => {
  it('needs nothing for development', () => {
    expect(readConfig({})).toMatchObject({
      environment: 'development',
      host: 'localhost',
      port: 3000,
      databaseUrl: undefined,
      platformDomain: 'localhost',
      rateLimits: true,
      demoPassword: 'smooth-demo',
    })
  })

  it('names every wrong value at once, and shows none of them', () => {
    const wrong = {
      PORT: 'http',
      RATE_LIMITS: 'maybe',
      DATABASE_URL: 'mysql://root:secret@db/x',
      TRUSTED_PROXIES: '10.0.0.0/8, here',
    }
    const message = messageFor(wrong)
    expect(
      message
        .split('\n')
        .slice(1)
        .map((line) => line.trim().split(' ')[0]),
    ).toEqual(['PORT', 'DATABASE_URL', 'RATE_LIMITS', 'TRUSTED_PROXIES'])
    expect(message).not.toMatch(/secret|maybe|http\b/)
  })

  it('takes an empty variable as unset', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ port: 3000, databaseUrl: undefined })
  })

  it('wants a real database and a running clock in production', () => {
    const message = messageFor({ NODE_ENV: 'production', SMOOTH_CLOCK: '2026-11-28T11:40:00Z' })
    expect(message).toContain('DATABASE_URL must be set')
    expect(message).toContain('SMOOTH_CLOCK must not be set')
  })

  it('listens on every address in production only', () => {
    const production = {
      NODE_ENV: 'production',
      DATABASE_URL: 'postgres://app@db/smooth',
      SMOOTH_SECRET: 's'.repeat(64),
    }
    expect(readConfig(production).host).toBe('0.0.0.0')
    expect(readConfig({ ...production, HOST: '127.0.0.1' }).host).toBe('127.0.0.1')
  })

  it('reads lists of proxies', () => {
    expect(readConfig({ TRUSTED_PROXIES: '10.0.0.0/8, ::1' }).trustedProxies).toEqual(['10.0.0.0/8', '::1'])
  })
})

function messageFor(env: NodeJS.ProcessEnv): string {
  try {
    readConfig(env)
  } catch (error) {
    return (error as Error).message
  }
  return ''
}
