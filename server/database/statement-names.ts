/** Texts this often seen are worth a name; those longer are made up as they are needed, such as inserts of many rows. */
const WORTH_A_NAME = 3
const LONGEST = 4000
const MOST_TEXTS = 400

/**
 * Gives statements that come again and again a name, under which PostgreSQL keeps them parsed and planned on each
 * connection: one name for each schema, because a plan holds for one alone and would be made anew for the next.
 */
export class StatementNames {
  readonly #seen = new Map<string, number>()
  readonly #numbers = new Map<string, number>()

  of(schema: string, text: string): string | undefined {
    const number = this.#numbers.get(text) ?? this.#count(text)
    return number === undefined ? undefined : `${schema}.${number}`
  }

  #count(text: string): number | undefined {
    if (text.length > LONGEST || this.#numbers.size >= MOST_TEXTS) return undefined
    const times = (this.#seen.get(text) ?? 0) + 1
    if (times < WORTH_A_NAME) {
      if (this.#seen.size > 10 * MOST_TEXTS) this.#seen.clear()
      this.#seen.set(text, times)
      return undefined
    }
    this.#seen.delete(text)
    this.#numbers.set(text, this.#numbers.size)
    return this.#numbers.get(text)
  }
}
