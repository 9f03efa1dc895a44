import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Deps } from '../deps.ts'
import { knownDevice } from '../features/identity/known-device.ts'
import { Problem } from '../problem.ts'

type Check = (request: FastifyRequest, reply: FastifyReply) => Promise<void>

export interface Limits {
  /** 120 writes a minute without a sign-in, for one address. */
  anonymousWrite: Check
  /** Ten new businesses an hour for one address: each is a schema of its own. */
  signUp: Check
  /**
   * Runs one attempt to sign in; ten failed ones a minute for an account from one place, those under way included, so
   * that a hundred at once are no way around. `failed` tells which errors count.
   */
  signIn: <T>(
    request: FastifyRequest,
    reply: FastifyReply,
    attempt: () => Promise<T>,
    failed: (error: unknown) => boolean,
  ) => Promise<T>
}

const FAILED_SIGN_INS = 10

/**
 * The account that a sign-in names, with the place it is in, and where it comes from: a browser in which somebody has
 * signed in before is counted apart from its address, so that strangers there can't keep them out.
 */
const accountOf = (request: FastifyRequest, device: string | null): string => {
  const email = (request.body as { email?: unknown } | null)?.email
  return `${device ?? request.ip} ${request.identity.tenant?.id ?? 'platform'} ${String(email).trim().toLowerCase().slice(0, 254)}`
}

/** Makes the limits of one server process. */
export async function makeLimits(app: FastifyInstance, deps: Deps): Promise<Limits> {
  if (!deps.settings.rateLimits)
    return {
      anonymousWrite: async () => {},
      signUp: async () => {},
      signIn: (_request, _reply, attempt) => attempt(),
    }
  await app.register(rateLimit, { global: false, timeWindow: 60_000 })
  const writes = app.createRateLimit({ max: 120, timeWindow: 60_000, keyGenerator: (request) => request.ip })
  const signUps = app.createRateLimit({
    max: 10,
    timeWindow: 3_600_000,
    keyGenerator: (request) => request.ip,
  })
  const failures = app.createRateLimit({
    max: FAILED_SIGN_INS,
    timeWindow: 60_000,
    keyGenerator: (request) => accountOf(request, knownDevice(deps, request)),
  })
  const underWay = new Map<string, number>()

  const refuse = (reply: FastifyReply, seconds: number) => {
    reply.header('retry-after', String(seconds))
    throw new Problem('rate-limited', `Too many requests: try again in ${seconds} s`)
  }
  const check =
    (limiter: typeof writes): Check =>
    async (request, reply) => {
      const limit = await limiter(request)
      if (!limit.isAllowed && limit.isExceeded) refuse(reply, Math.max(1, limit.ttlInSeconds))
    }
  return {
    anonymousWrite: check(writes),
    signUp: check(signUps),
    async signIn(request, reply, attempt, failed) {
      const limit = await failures(request, { increment: false })
      if (limit.isAllowed) return attempt()
      const others = underWay.get(limit.key) ?? 0
      if (limit.remaining - others <= 0) refuse(reply, Math.max(1, limit.ttlInSeconds))
      underWay.set(limit.key, others + 1)
      try {
        return await attempt()
      } catch (error) {
        if (failed(error)) await failures(request)
        throw error
      } finally {
        const left = (underWay.get(limit.key) ?? 1) - 1
        if (left > 0) underWay.set(limit.key, left)
        else underWay.delete(limit.key)
      }
    },
  }
}
