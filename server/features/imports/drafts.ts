/** What was read of a row, ready to be written. */
export interface CustomerDraft {
  name: string
  email: string | null
  phone: string
  phoneE164: string
  notes: string
  tags: string[]
}

export interface ServiceDraft {
  name: string
  description: string
  category: string
  durationMinutes: number
  priceAmount: number
}

export interface AppointmentDraft {
  customer: CustomerDraft & { externalId: string | null }
  service: string
  resource: string
  /** Instants. */
  start: string
  end: string | null
  note: string
}

export interface BlockDraft {
  title: string
  start: string
  end: string
}

export interface RowProblem {
  column: string
  code: string
  message: string
  severity: 'error' | 'warning'
}

export interface ReadRow {
  /** null where problems keep it from being taken over. */
  draft: CustomerDraft | ServiceDraft | AppointmentDraft | BlockDraft | null
  externalId: string | null
  problems: RowProblem[]
}
