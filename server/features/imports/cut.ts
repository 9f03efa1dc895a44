/** At most so many UTF-16 units of a text, and no half of a character, which no column takes. */
export const cut = (text: string, units: number): string =>
  text.slice(0, units).replace(/[\ud800-\udbff]$/, '')
