import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatMoney } from '../../ui/format-money.ts'
import type { Package, Resource, Service } from '../catalog/catalog.types.ts'
import { formatMinutes } from '../workspace/format.ts'
import classes from './BookingForm.module.css'
import type { ChosenService } from './booking-values.ts'
import { ChosenServiceRow } from './ChosenServiceRow.tsx'

interface Props {
  items: ChosenService[]
  services: readonly Service[]
  resources: readonly Resource[]
  onAdd: (service: Service) => void
  onChange: (items: ChosenService[]) => void
  /** Left out where no package can be booked. */
  packages?: readonly Package[]
  chosenPackage?: Package | undefined
  onAddPackage?: (id: string) => void
  error: unknown
}

/** The services of a visit in their order, and who or what serves each. */
export function ServicesField(props: Props) {
  const { t } = useTranslation('appointments')
  const { items, services } = props
  const open = (props.packages ?? []).filter(
    (one) => one.active && one.offlineBecause.every(({ reason }) => reason !== 'archived'),
  )
  const move = (index: number, by: number) => {
    const next = [...items]
    const [item] = next.splice(index, 1)
    if (item) next.splice(index + by, 0, item)
    props.onChange(next)
  }
  return (
    <div className={classes.group}>
      {props.chosenPackage ? <p className={classes.serviceName}>{props.chosenPackage.name}</p> : null}
      {items.length > 0 ? (
        <ol className={classes.services} aria-label={t('form.services')}>
          {items.map((item, index) => (
            <ChosenServiceRow
              key={item.key}
              item={item}
              service={services.find((one) => one.id === item.serviceId)}
              resources={props.resources}
              onChange={(changed) =>
                props.onChange(items.map((one) => (one.key === changed.key ? changed : one)))
              }
              onRemove={() => props.onChange(items.filter((one) => one.key !== item.key))}
              {...(index > 0 ? { onUp: () => move(index, -1) } : {})}
              {...(index < items.length - 1 ? { onDown: () => move(index, 1) } : {})}
            />
          ))}
        </ol>
      ) : null}
      <Select
        key={items.length}
        label={items.length === 0 ? t('form.service') : t('form.another')}
        placeholder={t('form.serviceSearch')}
        data={serviceOptions(services)}
        value={null}
        onChange={(id) => {
          const service = services.find((one) => one.id === id)
          if (service) props.onAdd(service)
        }}
        renderOption={({ option }) => (
          <ServiceOption service={services.find((one) => one.id === option.value)} />
        )}
        searchable
        maxDropdownHeight={320}
        nothingFoundMessage={t('form.noService')}
        error={props.error as string}
        disabled={items.length >= 10}
        comboboxProps={{ withinPortal: false }}
      />
      {items.length === 0 && open.length > 0 ? (
        <Select
          label={t('form.packageLabel')}
          placeholder={t('form.package')}
          data={open.map((one) => ({ value: one.id, label: one.name }))}
          value={null}
          onChange={(id) => id && props.onAddPackage?.(id)}
          searchable
          comboboxProps={{ withinPortal: false }}
        />
      ) : null}
    </div>
  )
}

function ServiceOption(props: { service: Service | undefined }) {
  if (!props.service) return null
  const { name, durationMinutes, price } = props.service
  return (
    <span className={classes.option}>
      <span>{name}</span>
      <span className={classes.soft}>
        {formatMinutes(durationMinutes)} · {formatMoney(price)}
      </span>
    </span>
  )
}

/** Active services by category, for a Select. */
function serviceOptions(services: readonly Service[]) {
  const groups = Map.groupBy(
    services.filter((service) => service.active),
    (service) => service.category,
  )
  return [...groups].map(([group, list]) => ({
    group,
    items: list.map((service) => ({ value: service.id, label: service.name })),
  }))
}
