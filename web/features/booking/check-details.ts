import type { FieldError } from '../../app/api.ts'
import type { Details } from './booking-state.ts'

export type Field = keyof Details
/** What is wrong with a field: a key of the catalogue `booking`. */
export type Faults = Partial<Record<Field, string>>

/** What is missing before it is sent. The API has the last word, also on what an address looks like. */
export function checkDetails(details: Details): Faults {
  const faults: Faults = {}
  if (!details.name.trim()) faults.name = 'faults.name'
  if (!details.email.trim()) faults.email = 'faults.emailMissing'
  else if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(details.email.trim())) faults.email = 'faults.email'
  return faults
}

const FIELD_OF: Record<string, Field> = {
  'customer.name': 'name',
  'customer.email': 'email',
  'customer.phone': 'phone',
  customerNote: 'note',
}

/** The API's own findings (`invalid-input`), by the field that each is about. */
export function faultsOf(errors: FieldError[]): Faults {
  const faults: Faults = {}
  for (const { path } of errors) {
    const field = FIELD_OF[path]
    if (field) faults[field] = field === 'email' ? 'faults.email' : `faults.${field}`
  }
  return faults
}
