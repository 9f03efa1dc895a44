import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Deps } from '../../deps.ts'

const COOKIE = 'smooth_device'
const YEAR_S = 365 * 86_400

/**
 * Notes that somebody has signed in from this browser: their later attempts from it are counted apart, so that whoever
 * guesses at their password elsewhere can't keep them out.
 */
export function rememberDevice(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  userId: string,
): void {
  const proof = deps.secret.sign('device', userId).toString('base64url')
  reply.setCookie(COOKIE, `${userId}.${proof}`, {
    path: '/api/v1/auth',
    httpOnly: true,
    sameSite: 'lax',
    secure: request.protocol === 'https',
    maxAge: YEAR_S,
  })
}

/** The user that has signed in from this browser before, if the cookie that says so is ours; else null. */
export function knownDevice(deps: Pick<Deps, 'secret'>, request: FastifyRequest): string | null {
  const [userId, proof] = (request.cookies[COOKIE] ?? '').split('.')
  if (!userId || !proof) return null
  return deps.secret.verify('device', userId, Buffer.from(proof, 'base64url')) ? userId : null
}
