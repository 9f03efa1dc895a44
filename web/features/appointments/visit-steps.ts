import { isProblem } from '../../app/api.ts'
import {
  type Appointment,
  type ChangeBody,
  changeAppointment,
  changeMany,
  type ManyChange,
} from './api/appointments.ts'
import type { OverrideCode } from './reasons.ts'
import { overridesFor } from './reasons.ts'

/** A visit, and what is to become of it. */
export interface Wanted {
  id: string
  body: ChangeBody
}

/** The versions that this tab has made, so that several changes of one visit can be taken back one by one. */
export class Versions {
  #last = new Map<string, number>()

  note(visits: readonly Appointment[]): void {
    for (const { id, version } of visits) this.#last.set(id, version)
  }

  /** What was seen, or what was made here since: the page may not show it yet. */
  seen({ id, version }: { id: string; version: number }): number {
    return Math.max(version, this.of(id))
  }

  of(id: string): number {
    return this.#last.get(id) ?? 0
  }
}

/** Overrides that rules ask for, as the dialog gives them. */
export interface Regardless {
  override: OverrideCode[]
  overrideReason: string
}

/**
 * Puts visits into a state that they had here before, as of the versions that were made here: what others changed
 * since makes it stale. That may break a rule too (it was in the past, say): it was accepted there once.
 */
export async function putBack(
  wanted: readonly Wanted[],
  versions: Versions,
  regardless: string | null,
): Promise<void> {
  const send = async (more: Partial<Regardless>) => {
    const [one] = wanted
    if (one && wanted.length === 1)
      return [await changeAppointment(one.id, versions.of(one.id), { ...one.body, ...more })]
    const changes = wanted.map(({ id, body }) => ({ id, version: versions.of(id), ...(body as ManyChange) }))
    return changeMany(changes, more)
  }
  try {
    versions.note(await send({}))
  } catch (error) {
    const override = regardless === null ? null : overridesIn(error)
    if (!override) throw error
    versions.note(await send({ override, overrideReason: regardless as string }))
  }
}

/** The codes that would let a refused change through; null where none do. */
export function overridesIn(error: unknown): OverrideCode[] | null {
  if (isProblem(error, 'not-offered')) return overridesFor(error.reasons)
  if (isProblem(error, 'changes-refused')) {
    if (error.refused.some((one) => one.code !== 'not-offered')) return null
    return overridesFor(error.refused.flatMap((one) => one.reasons))
  }
  return null
}
