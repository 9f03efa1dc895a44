import type { FastifyRequest } from 'fastify'
import type { Deps } from '../deps.ts'
import { readHost } from './host.ts'

/** The outside address of a host name of ours, with the scheme and port that the request came by. */
export function urlOn(request: FastifyRequest, hostname: string): string {
  const port = /:\d+$/.exec(request.headers.host ?? '')?.[0] ?? ''
  return `${request.protocol}://${hostname}${port}`
}

/** The host name of a tenant's own pages: its primary domain, else its slug's. */
export const tenantHostname = (deps: Deps, slug: string, primaryDomain: string | undefined): string =>
  primaryDomain ?? `${slug}.${deps.settings.platformDomain}`

/**
 * The host name that a mailed link leads to: the one that the request came to where it is a name of ours, never an
 * address or a `localhost` that whoever asked made up.
 */
export function ownHostname(deps: Deps, request: FastifyRequest, tenant: { slug: string } | null): string {
  const { platformDomain } = deps.settings
  const host = readHost(request.headers.host, platformDomain)
  if (host.kind === 'custom') return host.domain
  return tenant ? tenantHostname(deps, tenant.slug, undefined) : platformDomain
}
