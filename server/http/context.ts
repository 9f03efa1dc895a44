import type { WebSocket } from '@fastify/websocket'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Answer, Api, Call, ParsedBody, ParsedParams, ParsedQuery } from '../../contract/index.ts'
import type { Actor } from '../../domain/access/index.ts'
import type { RequestTenant } from '../database/request-context.ts'
import type { TenantScope } from '../database/scope.ts'

/** An Idempotency-Key that came with a request, with what it is scoped to. */
export interface IdempotencyKey {
  key: string
  actor: string
  route: string
  bodyHash: Buffer
  /** Set when the answer was replayed. */
  replayed: boolean
}

export interface Context<C extends Call = Call> {
  actor: Actor
  tenant: RequestTenant | null
  params: ParsedParams<C>
  query: ParsedQuery<C>
  body: ParsedBody<C>
  idempotency: IdempotencyKey | null
  now: Date
  /** The visitor's address. */
  ip: string
  request: FastifyRequest
  reply: FastifyReply
}

/** Of a call that needs a tenant: it is there, and so is the way into its data. */
export interface TenantContext<C extends Call = Call> extends Context<C> {
  tenant: RequestTenant
  scope: TenantScope
}

export type Handler<C extends Call> = (context: ContextOf<C>) => Promise<Answer<C>>
export type ContextOf<C extends Call> = Api[C]['tenant'] extends 'required' ? TenantContext<C> : Context<C>

/** What a call does as a WebSocket. */
export interface SocketHandler<C extends Call> {
  /** While the request can still be refused. What it returns is called as soon as the socket is open. */
  prepare(context: ContextOf<C>): Promise<(socket: WebSocket) => void>
}

/** Makes a call of the contract answerable. */
export type Route = <C extends Call>(call: C, handler: Handler<C>, socket?: SocketHandler<C>) => void
