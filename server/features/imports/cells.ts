import { createHash } from 'node:crypto'
import { Email } from '../../../contract/primitives.ts'
import type { Mapping } from '../../../domain/imports/index.ts'
import { phoneColumns } from '../customers/phones.ts'
import { cut } from './cut.ts'
import type { CustomerDraft, RowProblem } from './drafts.ts'
import { EXTRA } from './parse-csv.ts'

/** The cells of one row by field, and what is found wrong with them. */
export interface Cells {
  get(field: string): string
  column(field: string): string
  problems: RowProblem[]
  error(field: string, code: string, message: string): void
  warn(field: string, code: string, message: string): void
}

export function cellsOf(raw: Record<string, string>, mapping: Mapping): Cells {
  const problems: RowProblem[] = []
  const column = (field: string) => mapping[field] ?? ''
  const note = (severity: RowProblem['severity']) => (field: string, code: string, message: string) => {
    problems.push({ column: column(field), code, message, severity })
  }
  return {
    // an export that defused its formulas has an apostrophe before what looks like one
    get: (field) =>
      (raw[column(field)] ?? '')
        .replace(/^'(?=[=+\-@])/, '')
        .replace(/[\p{Cc}\p{Cs}]/gu, (c) => (c === '\n' ? c : ' '))
        .trim(),
    column,
    problems,
    error: note('error'),
    warn: note('warning'),
  }
}

/** Lines whose cells can't all be where they belong, and characters that were lost before the file came here. */
export function warnOfBrokenLine(cells: Cells, raw: Record<string, string>, mapping: Mapping): void {
  const fields = Object.keys(mapping)
  // what stands after a comma too many is in the wrong columns
  if (raw[EXTRA] !== undefined)
    cells.problems.push({
      column: '',
      code: 'ragged',
      message: 'There are more cells than headings: a comma or quote is out of place',
      severity: 'error',
    })
  const missing = fields.find((field) => raw[cells.column(field)] === undefined)
  if (missing) cells.warn(missing, 'ragged', 'The line ends before this column')
  const broken = fields.find((field) => raw[cells.column(field)]?.includes('\ufffd'))
  if (broken) cells.warn(broken, 'bad-encoding', 'Characters were lost: save the file as UTF-8')
}

/** Whether a row says its headings once more, as files do that were put together of several. */
export function isHeadings(cells: Cells, mapping: Mapping): boolean {
  const fields = Object.keys(mapping)
  const same = (field: string) => cells.get(field).toLowerCase() === cells.column(field).toLowerCase()
  return fields.length > 0 && fields.every(same)
}

/** A stable name for what the file gives no id: the same cells make the same one. */
export const naturalKey = (...parts: string[]): string =>
  `#${createHash('sha256')
    .update(parts.map((part) => part.toLowerCase().replace(/\s+/g, ' ')).join('\u0000'))
    .digest('base64url')
    .slice(0, 22)}`

/** Who a row is about. Without a name the email or phone stands for it, with a warning. */
export function readPerson(cells: Cells, country: string): CustomerDraft {
  const joined = [cells.get('firstName'), cells.get('lastName')].filter(Boolean).join(' ')
  let name = joined || cells.get('name')
  const email = readEmail(cells)
  const { phone, phoneE164 } = readPhone(cells, country)
  if (!name) {
    name = email ?? phone
    if (name) cells.warn('name', 'no-name', 'There is no name: the email address or phone stands for it')
    else cells.error('name', 'no-name', 'There is no name, email address or phone')
  }
  if (name.length > 120) {
    cells.warn('name', 'too-long', 'The name is cut to 120 characters')
    name = cut(name, 120).trim()
  }
  const tags = cells
    .get('tags')
    .split(/[,;|]/)
    .map((tag) => cut(tag.trim(), 40))
    .filter(Boolean)
  return {
    name,
    email,
    phone,
    phoneE164,
    notes: cut(cells.get('notes'), 5000),
    tags: [...new Set(tags)].slice(0, 50),
  }
}

function readEmail(cells: Cells): string | null {
  const typed = cells.get('email')
  if (!typed) return null
  const read = Email.safeParse(typed)
  if (read.success) return read.data
  cells.error('email', 'bad-email', 'This is no email address')
  return null
}

function readPhone(cells: Cells, country: string): { phone: string; phoneE164: string } {
  const typed = cut(cells.get('phone'), 40)
  if (!typed) return { phone: '', phoneE164: '' }
  const { phone, phone_e164: phoneE164 } = phoneColumns(typed, country)
  if (!phoneE164) cells.warn('phone', 'odd-phone', 'This phone number can’t be read; it is kept as it is')
  return { phone, phoneE164 }
}
