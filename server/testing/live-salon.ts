import type { TenantScope } from '../database/scope.ts'
import { eventHead, type Follow, type Following, follow, listening, noteEvents } from './follow.ts'
import { makeSalon } from './salon.ts'
import { testApp } from './test-app.ts'

/** A salon on a server that listens, with its owner, and sockets that follow it. */
export async function liveSalon() {
  const server = await testApp({ settings: { platformDomain: 'smooth.test' } })
  const address = await listening(server.app)
  const salon = await makeSalon(server)
  const owner = await server.makeUser({ email: 'owner@salon.test', role: 'TENANT_OWNER', tenant: salon })
  const open: Following[] = []
  const live = async (options: Partial<Follow> = {}): Promise<Following> => {
    const one = await follow(address, { tenant: 'salon', token: owner.token, ...options })
    open.push(one)
    return one
  }
  return {
    server,
    salon,
    owner,
    /** Every socket that was opened. */
    open,
    /** Opens one, as the owner unless said otherwise. */
    live,
    /** The status that opening one is refused with, or `open`. */
    refused: (options: Partial<Follow>) =>
      live(options).then(
        () => 'open',
        (error: Error) => error.message,
      ),
    head: (tenant: TenantScope = salon) => eventHead(server.database, tenant),
    note: (types: string[], tenant: TenantScope = salon) => noteEvents(server.database, tenant, types),
    async close() {
      for (const one of open) one.end()
      await server.close()
    },
  }
}
