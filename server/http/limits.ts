import { isIPv6 } from 'node:net'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Deps } from '../deps.ts'
import { isKnownDevice, type NamedAccount } from '../features/identity/known-device.ts'
import { Problem } from '../problem.ts'

type Check = (request: FastifyRequest, reply: FastifyReply) => Promise<void>
/**
 * Runs one attempt; only those count that `failed` tells, those under way included, so that a hundred at once are no
 * way around.
 */
type Guard<Whose> = <T>(
  request: FastifyRequest,
  reply: FastifyReply,
  whose: Whose,
  attempt: () => Promise<T>,
  failed: (error: unknown) => boolean,
) => Promise<T>

export interface Limits {
  /** 120 writes a minute without a sign-in, for one address. */
  anonymousWrite: Check
  /** Ten new businesses an hour for one address: each is a schema of its own. */
  signUp: Check
  /**
   * Ten failed sign-ins a minute for an account from one address. A browser in which somebody has signed in to that
   * account before is counted apart, so that strangers at the same address can't keep them out.
   */
  signIn: Guard<NamedAccount>
  /**
   * Twenty wrong codes an hour for an account from anywhere: whoever is asked for one has its password, so this locks
   * out nobody that a stranger could name. Known browsers are counted apart.
   */
  code: Guard<NamedAccount>
  /** Ten wrong passwords a minute within one session, by its id. */
  password: Guard<string>
}

const MINUTE = 60_000
const UNLIMITED: Limits = {
  anonymousWrite: async () => {},
  signUp: async () => {},
  signIn: (_request, _reply, _whose, attempt) => attempt(),
  code: (_request, _reply, _whose, attempt) => attempt(),
  password: (_request, _reply, _whose, attempt) => attempt(),
}

/** Makes the limits of one server process. */
export async function makeLimits(app: FastifyInstance, deps: Deps): Promise<Limits> {
  if (!deps.settings.rateLimits) return UNLIMITED
  await app.register(rateLimit, { global: false, timeWindow: MINUTE })

  const refuse = (reply: FastifyReply, seconds: number) => {
    reply.header('retry-after', String(Math.max(1, seconds)))
    throw new Problem('rate-limited', `Too many requests: try again in ${Math.max(1, seconds)} s`)
  }
  const check = (max: number, timeWindow: number): Check => {
    const limiter = app.createRateLimit({ max, timeWindow, keyGenerator: addressOf })
    return async (request, reply) => {
      const limit = await limiter(request)
      if (!limit.isAllowed && limit.isExceeded) refuse(reply, limit.ttlInSeconds)
    }
  }
  const guard = <Whose>(
    max: number,
    timeWindow: number,
    keyOf: (request: FastifyRequest, whose: Whose) => string,
  ): Guard<Whose> => {
    const keys = new WeakMap<FastifyRequest, string>()
    const keyGenerator = (request: FastifyRequest) => keys.get(request) ?? addressOf(request)
    const limiter = app.createRateLimit({ max, timeWindow, keyGenerator })
    const underWay = new Map<string, number>()
    return async (request, reply, whose, attempt, failed) => {
      keys.set(request, keyOf(request, whose))
      const limit = await limiter(request, { increment: false })
      if (limit.isAllowed) return attempt()
      const others = underWay.get(limit.key) ?? 0
      if (limit.remaining - others <= 0) refuse(reply, limit.ttlInSeconds)
      underWay.set(limit.key, others + 1)
      try {
        return await attempt()
      } catch (error) {
        if (failed(error)) await limiter(request)
        throw error
      } finally {
        const left = (underWay.get(limit.key) ?? 1) - 1
        if (left > 0) underWay.set(limit.key, left)
        else underWay.delete(limit.key)
      }
    }
  }
  const account = ({ tenantId, email }: NamedAccount) => `${tenantId ?? 'platform'} ${email}`
  return {
    anonymousWrite: check(120, MINUTE),
    signUp: check(10, 60 * MINUTE),
    signIn: guard<NamedAccount>(10, MINUTE, (request, whose) => {
      const from = isKnownDevice(deps, request, whose) ? 'known' : addressOf(request)
      return `${from} ${account(whose)}`
    }),
    code: guard<NamedAccount>(20, 60 * MINUTE, (request, whose) => {
      const from = isKnownDevice(deps, request, whose) ? 'known' : 'anywhere'
      return `${from} ${account(whose)}`
    }),
    password: guard<string>(10, MINUTE, (_request, sessionId) => sessionId),
  }
}

/** The address that a limit counts for: of IPv6 the network, since whoever has one has all of its addresses. */
function addressOf({ ip }: FastifyRequest): string {
  if (!isIPv6(ip)) return ip
  const v4 = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(ip)?.[1]
  if (v4) return v4
  const [head = '', tail] = ip.split('::')
  const front = head.split(':').filter(Boolean)
  const back = tail?.split(':').filter(Boolean) ?? []
  const middle = Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0')
  return [...front, ...middle, ...back].slice(0, 4).join(':')
}
