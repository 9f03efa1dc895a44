import type { Reason, ReasonCode } from './types.ts'

/** One bit a code, so that a set of codes is a number. */
export const BIT = {
  'off-grid': 1,
  'outside-hours': 2,
  closed: 4,
  blocked: 8,
  buffer: 16,
  notice: 32,
  window: 64,
  past: 128,
  'other-location': 256,
  unskilled: 512,
  taken: 1024,
} as const satisfies Record<Reason['code'], number>

/** A buffer that meets an allocation instead of a block. Whoever accepts `buffer` accepts both. */
export const BUFFER_ON_ALLOCATION = 2048

/** What accepting a code accepts. */
export function acceptedBits(code: ReasonCode): number {
  return code === 'buffer' ? BIT.buffer | BUFFER_ON_ALLOCATION : BIT[code]
}

/** A set of codes as the bits that it accepts. */
export function bitsOf(codes: Iterable<ReasonCode>): number {
  let bits = 0
  for (const code of codes) bits |= acceptedBits(code)
  return bits
}

/** Bits as codes that can be overridden, in the order above. */
export function codesOf(bits: number): ReasonCode[] {
  const codes = Object.keys(BIT) as Reason['code'][]
  return codes.filter((code): code is ReasonCode => code !== 'taken' && (bits & acceptedBits(code)) !== 0)
}

/**
 * All sets of codes within `bits` that depend on who serves a visit, the smallest first: the order in which
 * breaking rules is tried.
 */
export function choiceSets(bits: number): number[] {
  const single = CHOICE_CODES.map(acceptedBits).filter((code) => (bits & code) !== 0)
  const sets = Array.from({ length: 1 << single.length }, (_, set) =>
    single.filter((_, i) => set & (1 << i)),
  ).sort((a, b) => a.length - b.length)
  return sets.map((set) => set.reduce((all, code) => all | code, 0))
}

const CHOICE_CODES: readonly ReasonCode[] = [
  'off-grid',
  'outside-hours',
  'closed',
  'blocked',
  'buffer',
  'other-location',
  'unskilled',
]
