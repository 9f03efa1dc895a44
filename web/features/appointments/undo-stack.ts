/** Something that was done, and how to take it back and do it again. Each may throw, and is over then. */
export interface Step {
  /** Such as "Emma Clarke moved to 10:30". */
  said: string
  undo: () => Promise<void>
  redo: () => Promise<void>
}

const REMEMBERED = 50

/** What was done and what was taken back, newest last. A step that is done anew ends what could be done again. */
export class UndoStack {
  #done: Step[] = []
  #undone: Step[] = []
  #listeners = new Set<() => void>()
  #state = { canUndo: false, canRedo: false }

  push(step: Step): void {
    this.#done = [...this.#done, step].slice(-REMEMBERED)
    this.#undone = []
    this.#tell()
  }

  /** Takes a step out, the newest when none is named; undefined when it is not there. */
  takeDone(step: Step | undefined = this.#done.at(-1)): Step | undefined {
    if (!step || !this.#done.includes(step)) return undefined
    this.#done = this.#done.filter((one) => one !== step)
    this.#tell()
    return step
  }

  takeUndone(): Step | undefined {
    const step = this.#undone.at(-1)
    this.#undone = this.#undone.slice(0, -1)
    this.#tell()
    return step
  }

  /** It was taken back. */
  undone(step: Step): void {
    this.#undone = [...this.#undone, step]
    this.#tell()
  }

  /** It was done again; what else was taken back can still be. */
  redone(step: Step): void {
    this.#done = [...this.#done, step]
    this.#tell()
  }

  /** The same object until it differs. */
  state = (): Readonly<{ canUndo: boolean; canRedo: boolean }> => this.#state

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #tell(): void {
    const canUndo = this.#done.length > 0
    const canRedo = this.#undone.length > 0
    if (canUndo === this.#state.canUndo && canRedo === this.#state.canRedo) return
    this.#state = { canUndo, canRedo }
    for (const listener of this.#listeners) listener()
  }
}
