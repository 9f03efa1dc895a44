import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { cloneDatabase, type TestDatabase } from '../testing/clone.ts'

let empty: TestDatabase
beforeAll(async () => {
  empty = await cloneDatabase(inject('clusterUrl'), 'empty', async () => {})
})
afterAll(() => empty.drop())

async function smooth(...args: string[]) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'smooth.ts'), ...args], {
    env: { ...process.env, DATABASE_URL: empty.url },
  })
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
})
