import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { resourcesQuery } from './api/resources.ts'
import { OwnTermsRows } from './OwnTermsRows.tsx'
import type { ServiceForm } from './use-service-form.ts'

/** Who takes longer or shorter for a service, or costs more or less. */
export function OwnTermsEditor(props: { form: ServiceForm; currency: string }) {
  const { t } = useTranslation('catalog')
  const { form, currency } = props
  const resources = useQuery(resourcesQuery).data ?? []
  const { own, durationMinutes, price, requirements } = form.values
  const kind = requirements[0]?.kind
  const others = resources.filter(
    (one) => one.active && one.kind === kind && !own.some((o) => o.resourceId === one.id),
  )
  return (
    <OwnTermsRows
      hint={t('own.hint')}
      rows={own.map(({ resourceId }, index) => {
        const name = resources.find((one) => one.id === resourceId)?.name ?? ''
        return {
          id: resourceId,
          name,
          durationLabel: t('own.duration', { name }),
          priceLabel: t('own.price', { name, currency }),
          duration: form.getInputProps(`own.${index}.durationMinutes`),
          price: form.getInputProps(`own.${index}.price`),
          usual: { duration: durationMinutes, price },
          onRemove: () => form.removeListItem('own', index),
        }
      })}
      currency={currency}
      addLabel={t('own.add')}
      others={others}
      onAdd={(resourceId) => form.insertListItem('own', { resourceId, durationMinutes: '', price: '' })}
    />
  )
}
