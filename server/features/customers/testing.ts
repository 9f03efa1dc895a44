import pg from 'pg'
import { makeSalon } from '../../testing/salon.ts'
import { testApp } from '../../testing/test-app.ts'

/** A server with one small salon, its tables at hand as their owner, and calls such as `POST /customers` by a token. */
export async function salonOfCustomers() {
  const app = await testApp({ now: '2026-11-24T10:00:00Z' })
  const salon = await makeSalon(app)
  const db = new pg.Client(app.ownerUrl)
  await db.connect()
  await db.query(`SET search_path = ${salon.schema}, core, ext`)
  const { token } = await app.makeUser({ email: 'owner@salon.test', role: 'TENANT_OWNER', tenant: salon })
  return {
    app,
    salon,
    db,
    /** The owner's. */
    token,
    as: (who?: string) => async (call: string, body?: unknown) => {
      const [method, path] = call.split(' ') as ['GET', string]
      return app.call(method, path, { tenant: 'salon', body, ...(who && { token: who }) })
    },
    async close() {
      await db.end()
      await app.close()
    },
  }
}
