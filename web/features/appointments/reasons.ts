import type { TFunction } from 'i18next'
import type { Reason } from '../../app/api.ts'

export type OverrideCode =
  | 'off-grid'
  | 'outside-hours'
  | 'closed'
  | 'blocked'
  | 'buffer'
  | 'notice'
  | 'window'
  | 'past'
  | 'other-location'
  | 'unskilled'

const OVERRIDABLE: readonly string[] = [
  'off-grid',
  'outside-hours',
  'closed',
  'blocked',
  'buffer',
  'notice',
  'window',
  'past',
  'other-location',
  'unskilled',
] satisfies OverrideCode[]

/** One reason in the reader's words, with the name of the person, room or machine that it is about. */
export function reasonText(
  t: TFunction,
  reason: Reason,
  nameOf: (resourceId: string) => string | undefined,
): string {
  const name = reason.resourceId ? nameOf(reason.resourceId) : undefined
  const key = `appointments:reasons.${reason.code}`
  return name
    ? t(`${key}.of`, { name, defaultValue: `${name}: ${reason.detail}` })
    : t(`${key}.any`, { defaultValue: reason.detail })
}

/** The codes that a member may accept, each once; null when something stands there that nobody may. */
export function overridesFor(reasons: readonly Reason[]): OverrideCode[] | null {
  const codes = [...new Set(reasons.map((reason) => reason.code))]
  return codes.length > 0 && codes.every((code) => OVERRIDABLE.includes(code))
    ? (codes as OverrideCode[])
    : null
}
