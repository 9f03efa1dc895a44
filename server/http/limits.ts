import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '../problem.ts'

type Check = (request: FastifyRequest, reply: FastifyReply) => Promise<void>

export interface Limits {
  /** 120 writes a minute without a sign-in, for one address. */
  anonymousWrite: Check
  /** Ten failed sign-ins a minute for an account from one address: asked before the password is looked at. */
  signIn: Check
  /** Counts a failed one. */
  signInFailed: (request: FastifyRequest) => Promise<void>
}

/** The account that a sign-in names, with the place it is in and the address it comes from. */
const accountOf = (request: FastifyRequest): string => {
  const email = (request.body as { email?: unknown } | null)?.email
  return `${request.ip} ${request.identity.tenant?.id ?? 'platform'} ${String(email).trim().toLowerCase().slice(0, 254)}`
}

/** Makes the limits of one server process. `on` is false where tests switch them off. */
export async function makeLimits(app: FastifyInstance, on: boolean): Promise<Limits> {
  if (!on) return { anonymousWrite: async () => {}, signIn: async () => {}, signInFailed: async () => {} }
  await app.register(rateLimit, { global: false, timeWindow: 60_000 })
  const writes = app.createRateLimit({ max: 120, timeWindow: 60_000, keyGenerator: (request) => request.ip })
  const failures = app.createRateLimit({ max: 9, timeWindow: 60_000, keyGenerator: accountOf })

  const refuse = (limit: Awaited<ReturnType<typeof writes>>, reply: FastifyReply) => {
    if (limit.isAllowed || !limit.isExceeded) return
    const seconds = Math.max(1, limit.ttlInSeconds)
    reply.header('retry-after', String(seconds))
    throw new Problem('rate-limited', `Too many requests: try again in ${seconds} s`)
  }
  return {
    anonymousWrite: async (request, reply) => refuse(await writes(request), reply),
    signIn: async (request, reply) => refuse(await failures(request, { increment: false }), reply),
    signInFailed: async (request) => {
      await failures(request)
    },
  }
}
