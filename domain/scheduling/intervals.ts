/**
 * Sorted, disjoint, half-open ranges of epoch minutes in one flat array: start, end, start, end… Ranges that
 * touch are one. Numbers are 64-bit floats: 32-bit minutes would end in the year 6053.
 */
export type Ranges = readonly number[]

export const NO_RANGES: Ranges = []

/** Puts flat pairs in order of their starts. The same array comes back when they are in order already. */
export function sortedPairs(flat: number[]): number[] {
  for (let i = 2; i < flat.length; i += 2) {
    if ((flat[i] as number) < (flat[i - 2] as number)) {
      const pairs = Array.from({ length: flat.length / 2 }, (_, at) => flat.slice(at * 2, at * 2 + 2))
      return pairs.sort(([a = 0], [b = 0]) => a - b).flat()
    }
  }
  return flat
}

/** The union of flat pairs in any order, which may overlap. */
export function merged(flat: Ranges): Ranges {
  if (isDisjoint(flat)) return flat
  const pairs = sortedPairs([...flat])
  const out: number[] = []
  let end = Number.NEGATIVE_INFINITY
  for (let i = 0; i < pairs.length; i += 2) {
    const from = pairs[i] as number
    const to = pairs[i + 1] as number
    if (from > end) out.push(from, to)
    else if (to > end) out[out.length - 1] = to
    end = Math.max(end, to)
  }
  return out
}

function isDisjoint(flat: Ranges): boolean {
  for (let i = 2; i < flat.length; i += 2) {
    if ((flat[i] as number) <= (flat[i - 1] as number)) return false
  }
  return true
}

/** What of `from` is left outside `cut`. */
export function subtract(from: Ranges, cut: Ranges): Ranges {
  if (cut.length === 0) return from
  const out: number[] = []
  let j = 0
  for (let i = 0; i < from.length; i += 2) {
    let start = from[i] as number
    const end = from[i + 1] as number
    while (j < cut.length && (cut[j + 1] as number) <= start) j += 2
    for (let k = j; k < cut.length && (cut[k] as number) < end; k += 2) {
      if ((cut[k] as number) > start) out.push(start, cut[k] as number)
      start = Math.max(start, cut[k + 1] as number)
    }
    if (start < end) out.push(start, end)
  }
  return out
}

/** What is in both. */
export function intersect(a: Ranges, b: Ranges): Ranges {
  const out: number[] = []
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    const start = Math.max(a[i] as number, b[j] as number)
    const end = Math.min(a[i + 1] as number, b[j + 1] as number)
    if (start < end) out.push(start, end)
    if ((a[i + 1] as number) < (b[j + 1] as number)) i += 2
    else j += 2
  }
  return out
}

/** The position of the first range that ends after `minute`; the array's length when there is none. */
export function firstEndingAfter(ranges: Ranges, minute: number): number {
  let low = 0
  let high = ranges.length >> 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranges[2 * middle + 1] as number) > minute) high = middle
    else low = middle + 1
  }
  return low * 2
}

/** Whether all of `[start, end)` is inside. */
export function covers(ranges: Ranges, start: number, end: number): boolean {
  const at = firstEndingAfter(ranges, start)
  return at < ranges.length && (ranges[at] as number) <= start && (ranges[at + 1] as number) >= end
}

/** Whether any of `[start, end)` is inside. */
export function overlaps(ranges: Ranges, start: number, end: number): boolean {
  const at = firstEndingAfter(ranges, start)
  return start < end && at < ranges.length && (ranges[at] as number) < end
}
