import { isProblem } from '../../app/api.ts'

/** What the API says of one field of what was sent. */
export const fieldError = (error: unknown, path: string): string | undefined =>
  isProblem(error, 'invalid-input') ? error.errors.find((one) => one.path === path)?.message : undefined
