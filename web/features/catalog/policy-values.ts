import type { Service } from './catalog.types.ts'

type NumberValue = number | string
/** Empty: as the business does. */
type Ruled = '' | 'yes' | 'no'
type Policies = NonNullable<Service['policies']>

/** The policies of a service as its form holds them; what is empty is the business's own. */
export interface PolicyValues {
  cancellation: string
  /** Customers see no text at all, not the business's either. */
  noText: boolean
  cancellationHours: NumberValue
  rescheduleHours: NumberValue
  maxUpcomingPerCustomer: NumberValue
  mayChoosePerson: Ruled
  requirePhone: Ruled
  requireNote: Ruled
}

const ruled = (value: boolean | undefined): Ruled => (value === undefined ? '' : value ? 'yes' : 'no')

export const policyValuesOf = (own: Policies | null): PolicyValues => ({
  cancellation: own?.cancellation ?? '',
  noText: own?.cancellation === '',
  cancellationHours: own?.cancellationHours ?? '',
  rescheduleHours: own?.rescheduleHours ?? '',
  maxUpcomingPerCustomer: own?.maxUpcomingPerCustomer ?? '',
  mayChoosePerson: ruled(own?.mayChoosePerson),
  requirePhone: ruled(own?.requirePhone),
  requireNote: ruled(own?.requireNote),
})

/** As the API takes them; null where nothing differs from the business. */
export function policiesBody({ noText, ...values }: PolicyValues): Policies | null {
  const own = Object.entries(values).flatMap(([name, value]) => {
    if (name === 'cancellation' && noText) return [[name, '']]
    if (value === '') return []
    if (name === 'cancellation') return [[name, value]]
    return [[name, value === 'yes' ? true : value === 'no' ? false : Number(value)]]
  })
  return own.length > 0 ? Object.fromEntries(own) : null
}
