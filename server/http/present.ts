/** An instant as the API writes it: RFC 3339 in UTC, without fractions when there are none. */
export const instant = (date: Date): string => {
  const text = date.toISOString()
  return text.endsWith('.000Z') ? `${text.slice(0, 19)}Z` : text
}

/** Epoch minutes as the API writes an instant. */
export const minuteInstant = (minute: number): string =>
  `${new Date(minute * 60_000).toISOString().slice(0, 19)}Z`

/** Epoch minutes of an instant on a whole minute. */
export const toMinute = (at: Date | string): number =>
  Math.round((typeof at === 'string' ? Date.parse(at) : at.getTime()) / 60_000)
