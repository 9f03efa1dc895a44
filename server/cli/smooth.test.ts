import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { verifyPassword } from '../features/identity/password.ts'
import { cloneDatabase, type TestDatabase } from '../testing/clone.ts'

let empty: TestDatabase
beforeAll(async () => {
  empty = await cloneDatabase(inject('clusterUrl'), 'empty', async () => {})
})
afterAll(() => empty.drop())

const smooth = (...args: string[]) => smoothWith('', ...args)
async function smoothWith(input: string, ...args: string[]) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'smooth.ts'), ...args], {
    env: {
      ...process.env,
      DATABASE_URL: empty.url,
      SMOOTH_SECRET: 'a secret of the tests, long enough to be one',
    },
  })
  child.stdin.end(input)
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { code: child.exitCode, out, err }
}

describe('smooth', () => {
  it('migrates an empty database, and finds nothing to do the second time', async () => {
    const first = await smooth('migrate')
    expect(first.err).toBe('')
    expect(first.out).toContain('The platform has migration 1')
    const second = await smooth('migrate')
    expect(second).toEqual({
      code: 0,
      out: '0 migrations of the platform run, 0 tenants brought up to date\n',
      err: '',
    })
  })

  it('makes a business and lists it', async () => {
    const made = await smooth('tenant', 'create', 'salon', '--name', 'Salon', '--time-zone', 'Europe/London')
    expect(made.out).toMatch(/^salon: [0-9a-f-]{36}, schema t_[0-9a-z]+\n$/)
    expect((await smooth('tenant', 'list')).out).toContain('salon')
  })

  it.each([
    ['a slug that is reserved', ['admin', '--name', 'Salon', '--time-zone', 'Europe/London'], 'is reserved'],
    ['a slug that is taken', ['salon', '--name', 'Salon', '--time-zone', 'Europe/London'], 'in use already'],
    [
      'a zone that is none',
      ['other', '--name', 'Other', '--time-zone', 'Europe/Nowhere'],
      'no such time zone',
    ],
    ['no name', ['other', '--time-zone', 'Europe/London'], '--name'],
  ])('refuses %s in words, with code 1', async (_, args, words) => {
    const { code, err } = await smooth('tenant', 'create', ...args)
    expect(code).toBe(1)
    expect(err).toContain(words)
    expect(err).not.toContain('    at ')
  })

  it('suspends a business with a reason, and lets it go on', async () => {
    expect((await smooth('tenant', 'suspend', 'salon')).err).toContain('--reason')
    const { out } = await smooth('tenant', 'suspend', 'salon', '--reason', 'has not paid')
    expect(out).toBe('salon is suspended\n')
    expect((await smooth('tenant', 'list')).out).toContain('suspended')
    expect((await smooth('tenant', 'reactivate', 'salon')).out).toBe('salon is active\n')
    expect((await smooth('tenant', 'suspend', 'nobody', '--reason', 'x')).err).toContain('no business')
  })

  it('makes a superuser, and gives an account a new password', async () => {
    const make = ['user', 'create-superuser', 'Root@Example.com', '--name', 'Root']
    const made = await smooth(...make)
    expect(made.err).toBe('')
    expect(made.out).toMatch(/^root@example\.com is a SUPERUSER; password: \S{20}\n$/)
    expect((await smooth(...make)).err).toContain('already')
    const reset = (password: string, email = 'root@example.com') =>
      smoothWith(`${password}\n`, 'user', 'reset-password', email, '--password-stdin')
    expect((await reset('password1234')).err).toContain('easy to guess')
    expect((await reset('four grey whales sing', 'nobody@example.com')).code).toBe(1)
    expect((await reset('four grey whales sing')).out).toBe('root@example.com has a new password\n')
    const client = new pg.Client(empty.url)
    await client.connect()
    const { rows } = await client.query(
      'SELECT role, password_hash, second_factor_exempt FROM platform.users',
    )
    await client.end()
    expect(rows).toMatchObject([{ role: 'SUPERUSER', second_factor_exempt: false }])
    expect(await verifyPassword('four grey whales sing', rows[0].password_hash)).toBe(true)
  })

  it('verifies the logs, and names the first row that was changed, with code 1', async () => {
    const whole = await smooth('audit', 'verify')
    expect([whole.code, whole.err]).toEqual([0, ''])
    expect(whole.out).toContain('salon: 2 entries and 0 signatures hold')
    const client = new pg.Client(empty.url)
    await client.connect()
    const { rows } = await client.query(`SELECT schema_name FROM platform.tenants WHERE slug = 'salon'`)
    await client.query(`UPDATE ${rows[0].schema_name}.audit_log SET reason = 'nothing' WHERE number = 1`)
    await client.end()
    const broken = await smooth('audit', 'verify', '--tenant', 'salon')
    expect(broken).toEqual({
      code: 1,
      out: '',
      err: 'salon: row 1 has other details than it was written with\n',
    })
  })
})
