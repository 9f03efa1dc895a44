/** Texts this often seen are worth a name; those longer are made up as they are needed, such as inserts of many rows. */
const WORTH_A_NAME = 3
const LONGEST = 4000
/** A connection keeps a plan for each name, so there is a bound. */
const MOST_NAMES = 400

/**
 * Gives statements that come again and again a name, under which PostgreSQL keeps them parsed and planned on each
 * connection. The plan is of the tenant whose search_path was set when it was made; PostgreSQL makes another one as
 * soon as that differs, so a name carries nothing from one tenant to the next.
 */
export class StatementNames {
  readonly #seen = new Map<string, number>()
  readonly #names = new Map<string, string>()

  of(text: string): string | undefined {
    const known = this.#names.get(text)
    if (known || text.length > LONGEST || this.#names.size >= MOST_NAMES) return known
    const times = (this.#seen.get(text) ?? 0) + 1
    if (times < WORTH_A_NAME) {
      if (this.#seen.size > 10 * MOST_NAMES) this.#seen.clear()
      this.#seen.set(text, times)
      return undefined
    }
    this.#seen.delete(text)
    const name = `s${this.#names.size + 1}`
    this.#names.set(text, name)
    return name
  }
}
