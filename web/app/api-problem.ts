import type { RefusedChange } from '../../contract/appointment-changes.ts'
import type { ProblemCode } from '../../contract/index.ts'

export interface FieldError {
  path: string
  message: string
}
export interface NextSlot {
  start: string
  end: string
  resourceIds: string[]
}
export interface Reason {
  code: string
  resourceId?: string
  appointmentId?: string
  detail: string
}

/** `network`: no answer came, or none that could be read. */
export type ApiProblemCode = ProblemCode | 'network'

/** What a failed call throws: the API's problem (RFC 9457), or `network` with status 0. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly code: ApiProblemCode
  readonly status: number
  readonly detail: string
  readonly requestId: string | undefined
  /** One entry per field that is not right (`invalid-input`). */
  readonly errors: FieldError[]
  /** The next free times (`slot-taken`). */
  readonly nextSlots: NextSlot[]
  /** Why a time is not offered (`not-offered`). */
  readonly reasons: Reason[]
  /** Which of many can't change, and why (`changes-refused`). */
  readonly refused: RefusedChange[]
  /** Whose the address is (`email-taken`), for those who may see them. */
  readonly customer: { id: string; name: string } | undefined
  /** How much still needs it (`in-use`), by what it is. */
  readonly uses: Record<string, number> | undefined
  /** The thing as it is now (`stale`). */
  readonly current: unknown
  /** Why a file was refused (`unreadable-file`). */
  readonly reason: string

  constructor(status: number, body: Record<string, unknown>) {
    const detail = typeof body.detail === 'string' ? body.detail : ''
    super(detail || String(body.title ?? body.code ?? status))
    this.status = status
    this.code = (typeof body.code === 'string' ? body.code : 'network') as ApiProblemCode
    this.detail = detail
    this.requestId = typeof body.requestId === 'string' ? body.requestId : undefined
    this.errors = list<FieldError>(body.errors)
    this.nextSlots = list<NextSlot>(body.nextSlots)
    this.reasons = list<Reason>(body.reasons)
    this.refused = list<RefusedChange>(body.refused)
    this.customer = body.customer as ApiProblem['customer']
    this.current = body.current
    this.uses = body.uses as ApiProblem['uses']
    this.reason = typeof body.reason === 'string' ? body.reason : ''
  }
}

const list = <T>(value: unknown): T[] => (Array.isArray(value) ? (value as T[]) : [])

/** Whether something that was thrown is a problem of the API, with one of these codes if any are given. */
export const isProblem = (error: unknown, ...codes: ApiProblemCode[]): error is ApiProblem =>
  error instanceof ApiProblem && (codes.length === 0 || codes.includes(error.code))
