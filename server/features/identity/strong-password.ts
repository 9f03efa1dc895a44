import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'
import { Problem } from '../../problem.ts'

/** Of 4: enough that an online guesser doesn't get there, and an offline one needs long. */
const STRONG_ENOUGH = 3

const estimator = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })

/**
 * Refuses breached and trivial passwords, and those made of what is known of the person.
 * @throws Problem weak-password
 */
export function assertStrongPassword(password: string, about: readonly string[]): void {
  const words = about
    .map((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    // in a row too, as in oliveowner
    .flatMap((parts) => [...parts, parts.join('')])
    .filter((word) => word.length > 2)
  const { score } = estimator.check(password.slice(0, 100), ['smoothschedule', ...words])
  if (score < STRONG_ENOUGH)
    throw new Problem('weak-password', 'This password is easy to guess: use a longer or less common one')
}
