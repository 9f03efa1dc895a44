import { guest, makeSalon, type Salon } from './salon.ts'
import { type TestApp, testApp } from './test-app.ts'

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'

export interface SalonApp {
  server: TestApp
  salon: Salon
  /** The owner's token. */
  owner: string
  asOwner(method: Method, path: string, body?: unknown): ReturnType<TestApp['call']>
  /** Books a cut, as a guest where there is no token; `more` counts before. */
  bookCut(start: string, more?: object, token?: string): ReturnType<TestApp['call']>
}

/** A whole server with one small salon (`salon`), and its owner signed in. */
export async function salonApp(): Promise<SalonApp> {
  const server = await testApp()
  const salon = await makeSalon(server)
  const tenant = 'salon'
  const { token: owner } = await server.makeUser({
    email: 'owner@salon.test',
    role: 'TENANT_OWNER',
    tenant: salon,
  })
  return {
    server,
    salon,
    owner,
    asOwner: (method, path, body) =>
      server.call(method, path, { tenant, token: owner, ...(body === undefined ? {} : { body }) }),
    bookCut: (start, more = {}, token) =>
      server.call('POST', '/appointments', {
        tenant,
        ...(token ? { token } : {}),
        body: { customer: guest(), serviceId: salon.cut, start, ...more },
      }),
  }
}

/** The same with Sam, who writes on their own calendar alone, signed in too; and a way to an empty diary. */
export async function salonWithSam(now: string) {
  const at = await salonApp()
  const { token: samsLogin } = await at.server.makeUser({
    email: 'sam@salon.test',
    role: 'TENANT_STAFF',
    tenant: at.salon,
    resourceId: at.salon.sam,
    locationId: at.salon.locationId,
  })
  at.server.clock.now = new Date(now)
  const emptyDiary = () =>
    at.server.database.withTenant(at.salon, async ({ db }) => {
      await db.deleteFrom('appointments').execute()
      await db.deleteFrom('blocks').execute()
    })
  return { ...at, samsLogin, emptyDiary }
}
