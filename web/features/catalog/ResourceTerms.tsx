import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { servicesQuery } from './api/services.ts'
import type { Resource } from './catalog.types.ts'
import { OwnTermsRows } from './OwnTermsRows.tsx'
import { type TermsDraft, type TermValues, termsOf } from './resource-terms.ts'
import { toMajor } from './service-values.ts'

/** For which services a person, room or machine takes longer, or costs more. `resource`: with the skills as typed. */
export function ResourceTerms(props: {
  resource: Resource
  currency: string
  draft: TermsDraft
  onChange: (draft: TermsDraft) => void
}) {
  const { t } = useTranslation('catalog')
  const { resource, currency, draft } = props
  const services = useQuery(servicesQuery).data ?? []
  const { rows, others } = termsOf(services, resource, draft)
  if (rows.length + others.length === 0) return null
  const set = (serviceId: string, terms: TermValues | null) =>
    props.onChange({ ...draft, [serviceId]: terms })
  return (
    <OwnTermsRows
      hint={t('own.ofResource.hint', { name: resource.name })}
      rows={rows.map(({ service, terms }) => ({
        id: service.id,
        name: service.name,
        durationLabel: t('own.ofResource.duration', { name: service.name }),
        priceLabel: t('own.ofResource.price', { name: service.name, currency }),
        duration: {
          value: terms.durationMinutes,
          onChange: (durationMinutes) => set(service.id, { ...terms, durationMinutes }),
        },
        price: { value: terms.price, onChange: (price) => set(service.id, { ...terms, price }) },
        usual: {
          duration: service.durationMinutes,
          price: toMajor(service.price.amount, service.price.currency),
        },
        onRemove: () => set(service.id, null),
      }))}
      currency={currency}
      addLabel={t('own.ofResource.add')}
      others={others}
      onAdd={(id) => set(id, { durationMinutes: '', price: '' })}
    />
  )
}
