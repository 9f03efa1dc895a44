import type { FastifyRequest } from 'fastify'
import type { Deps } from '../deps.ts'

/** The outside address of a host name of ours, with the scheme and port that the request came by. */
export function urlOn(request: FastifyRequest, hostname: string): string {
  const port = /:\d+$/.exec(request.headers.host ?? '')?.[0] ?? ''
  return `${request.protocol}://${hostname}${port}`
}

/** The host name of a tenant's own pages: its primary domain, else its slug's. */
export const tenantHostname = (deps: Deps, slug: string, primaryDomain: string | undefined): string =>
  primaryDomain ?? `${slug}.${deps.settings.platformDomain}`
