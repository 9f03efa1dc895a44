import { sqlState } from '../../database/errors.ts'

/** Another transaction took some of the time first; this one is rolled back and looks again. */
export class LostRace extends Error {
  override readonly name = 'LostRace'
}

const SERIALIZATION_FAILURE = '40001'
const DEADLOCK = '40P01'
/** A row with the same key, such as a customer with the same email, was committed since we looked. */
const UNIQUE_VIOLATION = '23505'
const RETRIED = new Set([SERIALIZATION_FAILURE, DEADLOCK, UNIQUE_VIOLATION])
const ATTEMPTS = 6

/**
 * Runs a whole transaction again when it lost a race: the next reading sees what the winner took, and decides for
 * another assignment or refuses. After the last attempt the loss is answered by `onLost`, never by a 5xx.
 */
export async function retryLostRaces<T>(attempt: () => Promise<T>, onLost: () => Promise<T>): Promise<T> {
  for (let n = 1; n <= ATTEMPTS; n++) {
    try {
      return await attempt()
    } catch (error) {
      const state = sqlState(error)
      if (!(error instanceof LostRace) && !(state && RETRIED.has(state))) throw error
    }
  }
  return onLost()
}
