/** A list with one of its things moved by some places. */
export function moved<T>(list: readonly T[], at: number, by: number): T[] {
  const next = [...list]
  next.splice(at + by, 0, ...next.splice(at, 1))
  return next
}
