import { CsvError, parse } from 'csv-parse/sync'
import { IMPORT_LIMITS } from '../../../contract/imports.ts'
import { Problem } from '../../problem.ts'
import { cut } from './cut.ts'

export interface ParsedFile {
  columns: string[]
  rows: Record<string, string>[]
}

/** Longest cell that is kept; longer ones are no names, notes or dates. */
const CELL = 5000
/** Characters of a line, all its cells together. */
const LINE = 1_000_000

/** Why a file is refused, as the member `reason` of the problem. */
type Reason =
  | 'empty'
  | 'not-text'
  | 'no-rows'
  | 'no-columns'
  | 'too-many-rows'
  | 'too-many-columns'
  | 'too-long-line'
  | 'malformed'

export const unreadable = (reason: Reason, detail: string): Problem =>
  new Problem('unreadable-file', detail, { reason })

/**
 * Text of a file in UTF-8, UTF-16 with its mark, or else Windows-1252. A file that is UTF-8 but for some broken
 * characters stays that: only those are lost, and the rows that have them are named.
 * @throws Problem unreadable-file for what is no text
 */
export function decode(file: Buffer): string {
  if (file.length === 0) throw unreadable('empty', 'The file is empty')
  const mark = file.subarray(0, 2).toString('hex')
  if (mark === 'fffe') return checked(new TextDecoder('utf-16le').decode(file))
  if (mark === 'feff') return checked(new TextDecoder('utf-16be').decode(file))
  try {
    return checked(new TextDecoder('utf-8', { fatal: true }).decode(file))
  } catch (error) {
    if (error instanceof Problem) throw error
    const text = new TextDecoder('utf-8').decode(file)
    const isMostlyUtf8 = count(text, /[\u0080-\ufffc]/g) > count(text, /\ufffd/g)
    return checked(isMostlyUtf8 ? text : new TextDecoder('windows-1252').decode(file))
  }
}

const count = (text: string, what: RegExp) => text.match(what)?.length ?? 0

/** Pictures, archives and spreadsheets have characters that no table has. */
function checked(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text) || /^(PK|%PDF)/.test(text))
    throw unreadable('not-text', 'This is not a text file: export it as CSV (comma-separated values)')
  if (text.trim() === '') throw unreadable('empty', 'The file is empty')
  return text
}

/**
 * Reads a table, each row by its columns. A row that ends early has none of the columns after; one that has more cells
 * than there are headings keeps them under `EXTRA`. The first line names the columns; commas, semicolons, tabs or bars part them.
 * @throws Problem unreadable-file, with a `reason`
 */
export function parseCsv(text: string): ParsedFile {
  const records = read(text)
  const header = records[0] ?? []
  if (header.length > IMPORT_LIMITS.columns)
    throw unreadable(
      'too-many-columns',
      `A file may have ${IMPORT_LIMITS.columns} columns; this one has ${header.length}`,
    )
  if (header.length < 2)
    throw unreadable('no-columns', 'No columns were found: is this a CSV file with a line of headings?')
  if (records.length < 2) throw unreadable('no-rows', 'There are headings, and no rows under them')
  if (records.length - 1 > IMPORT_LIMITS.rows)
    throw unreadable('too-many-rows', `A file may have ${IMPORT_LIMITS.rows} rows: split it`)
  const columns = distinct(header)
  return { columns, rows: records.slice(1).map((cells) => rowOf(columns, cells)) }
}

/** Where the cells are that no heading stands over; no column is called so, since their names are trimmed. */
export const EXTRA = ' '

function rowOf(columns: readonly string[], cells: readonly string[]): Record<string, string> {
  const row = Object.fromEntries(
    columns.slice(0, cells.length).map((column, n) => [column, cut((cells[n] as string).trim(), CELL)]),
  )
  const extra = cells
    .slice(columns.length)
    .map((cell) => cell.trim())
    .filter(Boolean)
  if (extra.length > 0) row[EXTRA] = cut(extra.join(' '), CELL)
  return row
}

function read(text: string): string[][] {
  try {
    return parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: LINE,
      // one more than allowed, to know that there are more
      to: IMPORT_LIMITS.rows + 2,
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    if (error.code === 'CSV_MAX_RECORD_SIZE')
      throw unreadable(
        'too-long-line',
        `A line has more than ${LINE} characters: perhaps a quote isn’t closed`,
      )
    const line = error.lines ? ` (line ${error.lines})` : ''
    throw unreadable('malformed', `The file is not valid CSV: a quote is opened and not closed${line}`)
  }
}

/** Whichever of the usual separators the heading has most of, outside of quotes. */
function delimiterOf(text: string): string {
  const heading = (/^[^\r\n]*/.exec(text.trimStart())?.[0] ?? '').replace(/"[^"]*"/g, '')
  const count = (mark: string) => heading.split(mark).length
  return [',', ';', '\t', '|'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}

/** Names for columns: what has none is numbered, what comes twice too, as does what every object has (`constructor`). */
function distinct(header: readonly string[]): string[] {
  const seen = new Set(Object.getOwnPropertyNames(Object.prototype))
  return header.map((cell, n) => {
    const name = cut(cell.trim(), 180) || `Column ${n + 1}`
    let free = name
    for (let copy = 2; seen.has(free); copy++) free = `${name} (${copy})`
    seen.add(free)
    return free
  })
}
