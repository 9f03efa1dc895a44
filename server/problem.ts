import { PROBLEMS, type ProblemCode } from '../contract/index.ts'

export interface FieldError {
  path: string
  message: string
}

/** An answer that isn't a success, by its stable code. HTTP turns it into problem+json in one place. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: ProblemCode
  readonly status: number
  /** Members of the answer beside the standard ones, such as `nextSlots`. */
  readonly members: Record<string, unknown>

  constructor(code: ProblemCode, detail?: string, members: Record<string, unknown> = {}) {
    super(detail ?? PROBLEMS[code][1])
    this.code = code
    this.status = PROBLEMS[code][0]
    this.members = members
  }
}

/** The one answer for what isn't there and for what belongs to another tenant. */
export const notFound = (what: string): Problem => new Problem('not-found', `There is no such ${what}`)

/** 422 for a single field. */
export const invalid = (path: string, message: string): Problem =>
  new Problem('invalid-input', `${path}: ${message}`, { errors: [{ path, message }] satisfies FieldError[] })

/** The same for an id within a request: it says which one. */
export const missing = (what: string, path: string): Problem =>
  new Problem('not-found', `There is no such ${what}`, {
    errors: [{ path, message: `There is no such ${what}` }],
  })
