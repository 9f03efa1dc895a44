export type ImportKind = 'customers' | 'services' | 'appointments' | 'calendar'

/** Which column of the file each field is read from. */
export type Mapping = Record<string, string>

export interface FieldRule {
  name: string
  /** One of those with the same letter must be mapped before anything can be read. */
  needed?: 'a' | 'b' | 'c'
  /** Names that a column for it has in files of no known product, lower-cased. */
  headers: readonly string[]
}

const id = ['id', 'external id', 'reference', 'ref']
const email = ['email', 'e-mail', 'email address', 'mail', 'client email', 'customer email']
const phone = ['phone', 'phone number', 'mobile', 'mobile number', 'telephone', 'tel', 'cell', 'client phone']
const name = ['name', 'full name', 'client', 'client name', 'customer', 'customer name', 'contact']
const firstName = ['first name', 'firstname', 'given name', 'forename']
const lastName = ['last name', 'lastname', 'surname', 'family name']
const notes = ['notes', 'note', 'comment', 'comments', 'memo', 'remarks']

/** What can be read of a row, by what the rows are. */
export const FIELDS: Record<Exclude<ImportKind, 'calendar'>, readonly FieldRule[]> = {
  customers: [
    { name: 'externalId', headers: [...id, 'customer id', 'client id'] },
    { name: 'name', needed: 'a', headers: name },
    { name: 'firstName', needed: 'a', headers: firstName },
    { name: 'lastName', needed: 'a', headers: lastName },
    { name: 'email', headers: email },
    { name: 'phone', headers: phone },
    { name: 'notes', headers: notes },
    { name: 'tags', headers: ['tags', 'labels', 'groups'] },
  ],
  services: [
    { name: 'externalId', headers: [...id, 'service id', 'sku'] },
    {
      name: 'name',
      needed: 'a',
      headers: ['name', 'service', 'service name', 'treatment', 'item name', 'title'],
    },
    { name: 'variation', headers: ['variation', 'variation name', 'option'] },
    { name: 'description', headers: ['description', 'details'] },
    { name: 'category', headers: ['category', 'group', 'type'] },
    {
      name: 'duration',
      headers: ['duration', 'minutes', 'length', 'duration (minutes)', 'duration minutes'],
    },
    { name: 'price', headers: ['price', 'cost', 'amount', 'retail price'] },
  ],
  appointments: [
    { name: 'externalId', headers: [...id, 'appointment id', 'booking id'] },
    {
      name: 'date',
      needed: 'a',
      headers: ['date', 'start', 'start date', 'start time', 'when', 'appointment date'],
    },
    { name: 'time', headers: ['time', 'start time', 'appointment time'] },
    { name: 'end', headers: ['end', 'end time', 'finish', 'until'] },
    { name: 'duration', headers: ['duration', 'minutes', 'length', 'duration (minutes)'] },
    { name: 'timeZone', headers: ['timezone', 'time zone'] },
    { name: 'service', needed: 'b', headers: ['service', 'services', 'service name', 'treatment', 'type'] },
    {
      name: 'resource',
      headers: ['staff', 'team member', 'employee', 'provider', 'calendar', 'resource', 'with'],
    },
    { name: 'customerId', headers: ['customer id', 'client id'] },
    { name: 'name', needed: 'c', headers: name },
    { name: 'firstName', needed: 'c', headers: firstName },
    { name: 'lastName', needed: 'c', headers: lastName },
    { name: 'email', headers: email },
    { name: 'phone', headers: phone },
    { name: 'status', headers: ['status', 'state'] },
    { name: 'notes', headers: notes },
  ],
}

/** The fields of which one must be mapped and none is, each group by its first. */
export function missingFields(kind: ImportKind, mapping: Mapping): string[] {
  if (kind === 'calendar') return []
  const groups = new Map<string, FieldRule[]>()
  for (const field of FIELDS[kind]) {
    if (field.needed) groups.set(field.needed, [...(groups.get(field.needed) ?? []), field])
  }
  return [...groups.values()]
    .filter((fields) => !fields.some((field) => mapping[field.name]))
    .map((fields) => (fields[0] as FieldRule).name)
}
