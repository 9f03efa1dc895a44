import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Deps } from '../../deps.ts'

const COOKIE = 'smooth_device'
const YEAR_S = 365 * 86_400
/** How many accounts one browser is known for: a desk that several people share. */
const ACCOUNTS = 8

/** An account by what a sign-in says of it: where it is, and its email. */
export interface NamedAccount {
  tenantId: string | null
  email: string
}

type Keyed = Pick<Deps, 'secret'>

/**
 * Notes that somebody has signed in to an account from this browser: later attempts on that account from it are counted
 * apart, so that whoever guesses at the password elsewhere can't keep them out. For other accounts it proves nothing.
 */
export function rememberDevice(
  deps: Keyed,
  request: FastifyRequest,
  reply: FastifyReply,
  account: NamedAccount,
): void {
  const proof = proofOf(deps, account)
  const proofs = [proof, ...proofsOf(request).filter((other) => other !== proof)].slice(0, ACCOUNTS)
  reply.setCookie(COOKIE, proofs.join('.'), {
    path: '/api/v1/auth',
    httpOnly: true,
    sameSite: 'lax',
    secure: request.protocol === 'https',
    maxAge: YEAR_S,
  })
}

/** Whether somebody has signed in to this account from this browser before. */
export const isKnownDevice = (deps: Keyed, request: FastifyRequest, account: NamedAccount): boolean =>
  proofsOf(request).includes(proofOf(deps, account))

const proofsOf = (request: FastifyRequest): string[] =>
  (request.cookies[COOKIE] ?? '').split('.').filter(Boolean).slice(0, ACCOUNTS)

const proofOf = ({ secret }: Keyed, { tenantId, email }: NamedAccount): string =>
  secret.sign('device', `${tenantId ?? 'platform'} ${email}`).toString('base64url')
