/**
 * Hands out pieces of large arrays. A calendar has some short arrays a resource, and each array of its own is memory
 * outside the heap: making and collecting them took a third of the time of a week's compilation.
 */
export class Arena {
  #chunk: Float64Array = new Float64Array(0)
  #used = 0

  /** A piece of this length, to be filled and then kept in part; nothing else may be taken meanwhile. */
  take(length: number): Float64Array {
    if (this.#used + length > this.#chunk.length) {
      this.#chunk = new Float64Array(Math.max(CHUNK, length))
      this.#used = 0
    }
    return this.#chunk.subarray(this.#used, this.#used + length)
  }

  /** Keeps the beginning of the piece last taken, and takes back the rest. */
  keep(piece: Float64Array, length: number): Float64Array {
    this.#used += length
    return length === piece.length ? piece : piece.subarray(0, length)
  }
}

const CHUNK = 2048
