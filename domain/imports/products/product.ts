import type { ImportKind, Mapping } from '../fields.ts'

/** What one product's export of one kind looks like. Columns are compared without regard to case. */
export interface ProductFile {
  kind: Exclude<ImportKind, 'calendar'>
  /** Columns that only a file of this product has together. */
  recognisedBy: readonly string[]
  /** For each field the columns that it may be in, the first that is there counts. */
  columns: Record<string, readonly string[]>
  /** How the product writes numeric dates, where that doesn't depend on the account. */
  dateOrder?: 'dmy' | 'mdy' | 'ymd'
}

export interface Product {
  /** Begins the external ids of what came from it. */
  source: string
  name: string
  files: readonly ProductFile[]
}

export type Recognised = { source: string; kind: ProductFile['kind']; mapping: Mapping }
