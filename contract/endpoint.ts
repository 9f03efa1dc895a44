import type { z } from 'zod'
import type { Action } from '../domain/access/index.ts'
import type { ProblemCode } from './problems.ts'

/** One call of the API, as data: routes, OpenAPI and the web app's types are all made from it. */
export interface Endpoint {
  summary: string
  tag: string
  /** What one must be allowed to do. The route's handler asks again once it knows the subject. */
  action: Action
  /** Whether the request must choose a tenant. */
  tenant: 'required' | 'optional'
  params?: z.ZodObject
  query?: z.ZodType
  body?: z.ZodType
  /** Status and body of success; null: no body. */
  success: readonly [number, z.ZodType | null]
  /** The codes it may answer beside those that every call may. */
  problems?: readonly ProblemCode[]
  /** An `Idempotency-Key` is honoured. */
  idempotent?: boolean
  /** Bytes that the body may have, where that is more than the general 1 MiB: for files. */
  bodyLimit?: number
  /** Adds to what members store, which the plan limits. Bookings never fail for it. */
  grows?: boolean
}

/** Keeps each schema's own type. */
export const endpoints = <const T extends Record<string, Endpoint>>(map: T): T => map
