import pg from 'pg'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { cloneDatabase } from './clone.ts'

const template = `template_${process.pid}`
let prepared = 0

async function prepare(url: string) {
  prepared += 1
  const client = new pg.Client(url)
  await client.connect()
  await client.query('CREATE TABLE greeting AS SELECT 1 AS n')
  await client.query(`DO $$ BEGIN
    EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('ALTER DATABASE %I SET work_mem = ''5MB''', current_database());
  END $$`)
  await client.end()
}

async function query(url: string, sql: string) {
  const client = new pg.Client(url)
  await client.connect()
  const { rows } = await client.query(sql)
  await client.end()
  return rows
}

const clones = await Promise.all([1, 2].map(() => cloneDatabase(inject('clusterUrl'), template, prepare)))
afterAll(() => Promise.all(clones.map((clone) => clone.drop())))

describe('a cloned database', () => {
  it('comes from a template that is prepared once, however many ask for it at the same time', () => {
    expect(prepared).toBe(1)
    expect(new Set(clones.map((clone) => clone.url)).size).toBe(2)
  })

  it('is its own: what one changes, the other does not see', async () => {
    await query(clones[0]!.url, 'UPDATE greeting SET n = 2')
    expect(await query(clones[1]!.url, 'SELECT n FROM greeting')).toEqual([{ n: 1 }])
  })

  it("has the template's rights and settings too", async () => {
    const sql = `SELECT current_setting('work_mem') AS mem,
      (SELECT count(*)::int FROM pg_database d, aclexplode(d.datacl) a
       WHERE datname = current_database() AND a.grantee = 0 AND a.privilege_type = 'TEMPORARY') AS temporary`
    expect(await query(clones[0]!.url, sql)).toEqual([{ mem: '5MB', temporary: 0 }])
  })
})
