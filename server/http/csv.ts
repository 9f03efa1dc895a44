export type Cell = string | number | boolean | null

/**
 * RFC 4180. A cell that a spreadsheet would take for a formula gets an apostrophe before it, so that opening an export
 * runs nothing that a customer typed.
 */
export const csv = (header: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  csvLines([header, ...rows])

/** Some lines of such a file. */
export const csvLines = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((row) => `${row.map(written).join(',')}\r\n`).join('')

function written(value: Cell): string {
  let text = value === null ? '' : String(value)
  if (typeof value === 'string' && /^[=+\-@\t\r]/.test(text)) text = `'${text}`
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
