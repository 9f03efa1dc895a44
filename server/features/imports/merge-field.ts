/**
 * What is stored of a field after an import: a blank is filled; what is there already gives way only where the file's
 * row says something else than when it was imported the last time. Emptiness never overwrites.
 */
export function mergeField<T>(stored: T, read: T, earlier: T | undefined): T {
  if (isBlank(read) || isSame(stored, read)) return stored
  if (isBlank(stored)) return read
  return earlier !== undefined && !isSame(earlier, read) ? read : stored
}

const isBlank = (value: unknown) =>
  value === null || value === '' || value === undefined || (Array.isArray(value) && value.length === 0)

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
