import type { Appointment, ChangeBody } from './api/appointments.ts'

/** Something done to a visit: the visit as it left it, and the change that takes it back. */
export interface Done {
  visit: Appointment
  back: ChangeBody
  said: string
}

const REMEMBERED = 20

/**
 * What was done, newest last. A visit's later versions from here are noted in its earlier entries, so that
 * several changes of one visit can be undone one by one; changes by others make an undo stale, as they should.
 */
export class UndoStack {
  #done: Done[] = []

  push(entry: Done): void {
    this.note(entry.visit)
    this.#done = [...this.#done, entry].slice(-REMEMBERED)
  }

  /** Takes an entry out, the newest when none is named; undefined when it is not there. */
  take(entry: Done | undefined = this.#done.at(-1)): Done | undefined {
    const found = this.#done.find((one) => one === entry)
    this.#done = this.#done.filter((one) => one !== entry)
    return found
  }

  /** A visit has this version now. */
  note(visit: Appointment): void {
    for (const entry of this.#done) if (entry.visit.id === visit.id) entry.visit = visit
  }
}
