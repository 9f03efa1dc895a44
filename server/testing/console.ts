import type { Role } from '../../domain/access/index.ts'
import { type Answered, type TestApp, testApp } from './test-app.ts'
import { type TestBusiness, testBusiness } from './test-business.ts'

/** The four platform roles. */
export const PLATFORM: Role[] = ['SUPERUSER', 'PLATFORM_MANAGER', 'PLATFORM_SALES', 'PLATFORM_SUPPORT']

interface Entry {
  action: string
  reason: string | null
  details: Record<string, unknown> | null
}

export interface TestConsole {
  server: TestApp
  salon: TestBusiness
  /** A demo account. */
  demo: TestBusiness
  /** Somebody of each platform role. */
  people: Record<Role, { id: string; token: string }>
  /** Sends a call such as `GET /platform/tenants` as the one with a platform role. */
  as(role: Role, call: string, body?: unknown): Promise<Answered>
  /** The newest mail to an address. */
  mailTo(recipient: string): Promise<{ subject: string; text: string } | undefined>
  /** What the platform's log says of a subject. */
  log(subjectId: string): Promise<Entry[]>
}

/** A server with a business, a demo account and somebody of each platform role. */
export async function testConsole(): Promise<TestConsole> {
  const server = await testApp()
  const salon = await testBusiness(server, 'salon', { name: 'Hair & Now' })
  const demo = await testBusiness(server, 'showcase', {
    name: 'Showcase',
    isTemporary: true,
    expiresAt: new Date('2026-12-01T00:00:00Z'),
  })
  const people = {} as TestConsole['people']
  for (const role of PLATFORM)
    people[role] = await server.makeUser({ email: `${role.toLowerCase()}@platform.test`, role })
  return {
    server,
    salon,
    demo,
    people,
    as(role, call, body) {
      const [method, path] = call.split(' ') as [Parameters<TestApp['call']>[0], string]
      return server.call(method, path, { token: people[role].token, ...(body === undefined ? {} : { body }) })
    },
    async mailTo(recipient) {
      const mails = server.database.readPlatform(({ db }) =>
        db
          .selectFrom('outbox')
          .select(['subject', 'text'])
          .where('recipient', '=', recipient)
          .orderBy('id', 'desc')
          .execute(),
      )
      return (await mails)[0]
    },
    log: (subjectId) =>
      server.database.readPlatform(({ db }) =>
        db
          .selectFrom('audit_log')
          .select(['action', 'reason', 'details'])
          .where('subject_id', '=', subjectId)
          .orderBy('number')
          .execute(),
      ),
  }
}
