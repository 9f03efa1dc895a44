import { FIELDS, type ImportKind, type Mapping } from './fields.ts'
import { ACUITY } from './products/acuity.ts'
import { FRESHA } from './products/fresha.ts'
import type { Product, Recognised } from './products/product.ts'
import { SQUARE } from './products/square.ts'

const PRODUCTS: readonly Product[] = [SQUARE, FRESHA, ACUITY]

const plain = (header: string) => header.trim().toLowerCase().replace(/\s+/g, ' ')

/** The product and kind of a file whose header row is known; null: it has to be mapped by hand. */
export function recognise(columns: readonly string[]): Recognised | null {
  const byName = new Map(columns.map((column) => [plain(column), column]))
  for (const { source, files } of PRODUCTS) {
    const file = files.find(({ recognisedBy }) => recognisedBy.every((name) => byName.has(plain(name))))
    if (!file) continue
    const mapping: Mapping = {}
    for (const [field, names] of Object.entries(file.columns)) {
      const column = names.map((name) => byName.get(plain(name))).find((found) => found !== undefined)
      if (column !== undefined) mapping[field] = column
    }
    // one column that holds both: read once, as the date
    if (mapping.time === mapping.date) delete mapping.time
    return { source, kind: file.kind, mapping }
  }
  return null
}

/** A first guess by the names of the columns; each column goes to one field. */
export function guessMapping(kind: Exclude<ImportKind, 'calendar'>, columns: readonly string[]): Mapping {
  const mapping: Mapping = {}
  const used = new Set<string>()
  for (const { name, headers } of FIELDS[kind]) {
    const column = headers
      .map((header) => columns.find((c) => plain(c) === header && !used.has(c)))
      .find((found) => found !== undefined)
    if (column === undefined) continue
    mapping[name] = column
    used.add(column)
  }
  return mapping
}
