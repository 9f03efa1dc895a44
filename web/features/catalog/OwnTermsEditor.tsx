import { ActionIcon, NumberInput, Select } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { minorDigits } from '../workspace/format.ts'
import { resourcesQuery } from './api/resources.ts'
import classes from './Form.module.css'
import type { ServiceForm } from './use-service-form.ts'

/** Who takes longer or shorter for it, or costs more or less. */
export function OwnTermsEditor(props: { form: ServiceForm; currency: string }) {
  const { t } = useTranslation('catalog')
  const { form, currency } = props
  const resources = useQuery(resourcesQuery).data ?? []
  const { own } = form.values
  const kind = form.values.requirements[0]?.kind
  const others = resources.filter(
    (one) => one.active && one.kind === kind && !own.some((o) => o.resourceId === one.id),
  )
  return (
    <section className={classes.section}>
      <h3 className={classes.heading}>{t('own.title')}</h3>
      <p className={classes.hint}>{t('own.hint')}</p>
      {own.map(({ resourceId }, index) => {
        const name = resources.find((one) => one.id === resourceId)?.name ?? ''
        return (
          <div key={resourceId} className={classes.ownRow}>
            <span className={classes.ownName}>{name}</span>
            <NumberInput
              hideControls
              aria-label={t('own.duration', { name })}
              placeholder={String(form.values.durationMinutes)}
              suffix={` ${t('min')}`}
              min={1}
              max={43_200}
              step={5}
              allowDecimal={false}
              {...form.getInputProps(`own.${index}.durationMinutes`)}
            />
            <NumberInput
              hideControls
              aria-label={t('own.price', { name, currency })}
              placeholder={String(form.values.price)}
              min={0}
              decimalScale={minorDigits(currency)}
              {...form.getInputProps(`own.${index}.price`)}
            />
            <ActionIcon
              size={36}
              variant="subtle"
              color="gray"
              aria-label={t('removeNamed', { name })}
              onClick={() => form.removeListItem('own', index)}
            >
              <IconX size={16} />
            </ActionIcon>
          </div>
        )
      })}
      {others.length > 0 ? (
        <Select
          key={own.length}
          aria-label={t('own.add')}
          placeholder={t('own.add')}
          data={others.map((one) => ({ value: one.id, label: one.name }))}
          value={null}
          onChange={(id) =>
            id && form.insertListItem('own', { resourceId: id, durationMinutes: '', price: '' })
          }
          searchable
          comboboxProps={{ withinPortal: false }}
        />
      ) : null}
    </section>
  )
}
