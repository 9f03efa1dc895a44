import { expect } from 'vitest'
import type { TestApp } from '../../testing/test-app.ts'
import { testBusiness } from '../../testing/test-business.ts'
import { runBatch } from './run-batch.ts'

export const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64')
/** A table as CSV, every cell in quotes. */
export const csv = (rows: string[][]) =>
  rows.map((row) => row.map((c) => `"${c.replaceAll('"', '""')}"`).join(',')).join('\r\n')

/** A business whose owner imports, and whose jobs are run by hand. */
export async function importing(app: TestApp, slug: string) {
  const shop = await testBusiness(app, slug)
  const { call } = await shop.user('TENANT_OWNER')
  const upload = (content: string | Buffer, more: object = {}) =>
    call('POST /imports', { content: base64(content), fileName: 'x.csv', ...more })
  const batch = (id: string) => app.database.withTenant(shop, (tx) => runBatch(tx, id))
  /** Runs it to its end by hand, as the job does. */
  const run = async (id: string) => {
    const { body } = await call(`GET /imports/${id}`)
    const started = await call(`POST /imports/${id}/run`, { version: body.version })
    expect(started.status).toBe(200)
    for (let left = 1; left > 0; ) {
      await batch(id)
      left = await app.database.readTenant(shop, async ({ db }) =>
        Number(
          (
            await db
              .selectFrom('imports')
              .select((q) => q.fn.countAll<string>().as('n'))
              .where('state', '=', 'running')
              .executeTakeFirstOrThrow()
          ).n,
        ),
      )
    }
    return (await call(`GET /imports/${id}`)).body
  }
  const count = (table: 'customers' | 'services' | 'appointments' | 'blocks' | 'unassigned_visits') =>
    app.database.readTenant(shop, async ({ db }) => {
      const { n } = await db
        .selectFrom(table)
        .select((q) => q.fn.countAll<string>().as('n'))
        .executeTakeFirstOrThrow()
      return Number(n)
    })
  return { shop, call, upload, batch, run, count }
}

export const range = (n: number) => Array.from({ length: n }, (_, i) => i)
