/** How much one question may cost. Real visits take thousands of steps; this many take about a second. */
const STEPS = 20_000_000

/** There are too many ways to serve a visit, or too many starts, to look at them all at once. */
export class TooComplex extends Error {
  override readonly name = 'TooComplex'
}

/**
 * What a search has left, in candidates looked at: whoever sets up a business decides how hard its visits are to place,
 * and everybody may ask. No clock, so that the same question always has the same answer.
 */
export class Effort {
  readonly #given: number
  #left: number

  constructor(steps = STEPS) {
    this.#given = steps
    this.#left = steps
  }

  /** The steps that were taken, as far as they were given. */
  get spent(): number {
    return this.#given - Math.max(0, this.#left)
  }

  /** @throws TooComplex when nothing is left */
  spend(steps: number): void {
    this.#left -= steps
    if (this.#left < 0) throw new TooComplex('There are too many ways to serve this')
  }
}
