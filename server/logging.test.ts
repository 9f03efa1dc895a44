import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'

it('leaves out of the log whatever could open a door, wherever it is nested', () => {
  const fields = {
    password: 'x1',
    body: { token: 'x2', email: 'ann@example.com' },
    req: { headers: { authorization: 'x3', cookie: 'x4', 'user-agent': 'curl' } },
    res: { headers: { 'set-cookie': 'x5' } },
    hold: { answer: { secret: 'x6' } },
  }
  const script = `
    import { createLogger } from './server/logging.ts'
    const log = await createLogger({ environment: 'production', logLevel: 'info' })
    log.info(${JSON.stringify(fields)}, 'signed in')`
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module-typescript', '-e', script], {
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  const line = JSON.parse(stdout)
  expect(line).toMatchObject({ msg: 'signed in', body: { email: 'ann@example.com' } })
  expect(line.req.headers['user-agent']).toBe('curl')
  expect(stdout).not.toMatch(/x[1-6]/)
})
