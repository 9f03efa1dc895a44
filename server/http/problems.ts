import { randomUUIDv7 } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { PROBLEMS, type ProblemCode } from '../../contract/index.ts'
import { TooComplex } from '../../domain/scheduling/index.ts'
import { Overloaded, sqlState, TenantMaintenance } from '../database/errors.ts'
import { Problem } from '../problem.ts'

/** Codes of Fastify's own refusals, in ours. */
const FASTIFY: Record<string, ProblemCode> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'invalid-json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'invalid-json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalid-json',
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_BAD_URL: 'not-found',
  FST_ERR_MAX_PARAM_LENGTH: 'not-found',
}

/** What PostgreSQL refuses only because of what a client sent: text it can't store, numbers or dates out of range. */
const CLIENT_SQLSTATES = new Set(['22021', '22P05', '22003', '22008', '22007', '22P02', '22001'])

function toProblem(error: unknown): Problem | null {
  if (error instanceof Problem) return error
  if (error instanceof Overloaded) return new Problem('overloaded')
  if (error instanceof TenantMaintenance) return new Problem('tenant-maintenance')
  if (error instanceof TooComplex) return new Problem('too-complex')
  const state = sqlState(error)
  if (state && CLIENT_SQLSTATES.has(state)) return new Problem('invalid-input', undefined, { errors: [] })
  const fastify = error as Partial<FastifyError>
  const code = fastify.code ? FASTIFY[fastify.code] : undefined
  if (code) return new Problem(code)
  if (error instanceof SyntaxError && fastify.statusCode === 400) return new Problem('invalid-json')
  if (fastify.statusCode && fastify.statusCode >= 400 && fastify.statusCode < 500)
    return new Problem('invalid-input', undefined, { errors: [] })
  return null
}

function send(reply: FastifyReply, problem: Problem, requestId: string) {
  if (problem.status === 503) reply.header('retry-after', '1')
  if (problem.code === 'unauthenticated') reply.header('www-authenticate', 'Bearer')
  return reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send(bodyOf(problem, requestId))
}

const bodyOf = (problem: Problem, requestId: string) =>
  JSON.stringify({
    type: `/problems/${problem.code}`,
    title: PROBLEMS[problem.code][1],
    status: problem.status,
    code: problem.code,
    detail: problem.message,
    requestId,
    ...problem.members,
  })

/** Answers what isn't HTTP, or more of it than is read, and hangs up: there is no request to answer yet. */
export function answerUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const isLarge = error.code === 'HPE_HEADER_OVERFLOW'
  const problem = new Problem(isLarge ? 'headers-too-large' : 'invalid-request')
  const body = bodyOf(problem, randomUUIDv7())
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ]
  socket.write(`${head.join('\r\n')}\r\n\r\n${body}`)
  socket.destroySoon()
}

/** Every error leaves the server through here, as problem+json, without its inside. */
export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = toProblem(error)
  // ours to look at all the same: the schemas should have caught it
  if (problem && sqlState(error)) request.log.warn({ err: error }, 'the database refused the input')
  if (problem) return send(reply, problem, request.id)
  request.log.error({ err: error }, 'request failed')
  return send(reply, new Problem('internal-error'), request.id)
}

/** Answers a path of the API that doesn't exist. */
export const noSuchPath = (request: FastifyRequest, reply: FastifyReply) =>
  send(reply, new Problem('not-found'), request.id)
