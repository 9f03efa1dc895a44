import { ActionIcon, MultiSelect, Select } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { formatMoney } from '../../ui/format-money.ts'
import { candidatesFor } from '../catalog/candidates.ts'
import type { Requirement, Resource, Service } from '../catalog/catalog.types.ts'
import { formatMinutes } from '../workspace/format.ts'
import classes from './BookingForm.module.css'
import type { ChosenService } from './booking-values.ts'

/** One service of the visit, with a choice for each thing that it needs. */
export function ChosenServiceRow(props: {
  item: ChosenService
  service: Service | undefined
  resources: readonly Resource[]
  onChange: (item: ChosenService) => void
  onRemove: () => void
  onUp?: () => void
  onDown?: () => void
}) {
  const { t } = useTranslation('appointments')
  const { item, service } = props
  if (!service) return null
  const own = service.own.find((terms) => item.picks[0]?.includes(terms.resourceId))
  return (
    <li className={classes.service}>
      <div className={classes.serviceHead}>
        <span className={classes.serviceName}>{service.name}</span>
        <span className={classes.soft}>
          {formatMinutes(own?.durationMinutes ?? service.durationMinutes)} ·{' '}
          {formatMoney(own?.price ?? service.price)}
        </span>
        <span className={classes.serviceActions}>
          {props.onUp ? (
            <ActionIcon variant="subtle" color="gray" aria-label={t('form.up')} onClick={props.onUp}>
              <IconArrowUp size={16} />
            </ActionIcon>
          ) : null}
          {props.onDown ? (
            <ActionIcon variant="subtle" color="gray" aria-label={t('form.down')} onClick={props.onDown}>
              <IconArrowDown size={16} />
            </ActionIcon>
          ) : null}
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('form.remove', { name: service.name })}
            onClick={props.onRemove}
          >
            <IconX size={16} />
          </ActionIcon>
        </span>
      </div>
      <div className={classes.needs}>
        {service.requirements.map((need, index) => (
          <NeedField
            // biome-ignore lint/suspicious/noArrayIndexKey: requirements have no id and keep their order
            key={index}
            need={need}
            service={service.name}
            resources={props.resources}
            value={item.picks[index] ?? []}
            onChange={(picks) =>
              props.onChange({ ...item, picks: item.picks.map((p, i) => (i === index ? picks : p)) })
            }
          />
        ))}
        {service.addOns.length > 0 ? (
          <MultiSelect
            size="xs"
            aria-label={t('form.addOns', { service: service.name })}
            placeholder={item.addOnIds.length === 0 ? t('form.addOns', { service: service.name }) : ''}
            data={service.addOns.map(({ id, name }) => ({ value: id, label: name }))}
            value={item.addOnIds}
            onChange={(addOnIds) => props.onChange({ ...item, addOnIds })}
            comboboxProps={{ withinPortal: false }}
          />
        ) : null}
      </div>
    </li>
  )
}

function NeedField(props: {
  need: Requirement
  service: string
  resources: readonly Resource[]
  value: string[]
  onChange: (value: string[]) => void
}) {
  const { t } = useTranslation('appointments')
  const { need, value } = props
  const able = candidatesFor(need, props.resources)
  const others = props.resources.filter((one) => one.active && one.kind === need.kind && !able.includes(one))
  const option = ({ id, name }: Resource) => ({ value: id, label: name })
  const data = [
    { group: t(`form.able.${need.kind}`), items: able.map(option) },
    ...(others.length > 0 ? [{ group: t('form.unable'), items: others.map(option) }] : []),
  ]
  const label = `${t(`form.need.${need.kind}`)} · ${props.service}`
  const shared = {
    'aria-label': label,
    data: others.length > 0 ? data : able.map(option),
    searchable: true,
    clearable: true,
    comboboxProps: { withinPortal: false },
    clearButtonProps: { 'aria-label': t('form.clear') },
    size: 'xs' as const,
  }
  if (need.quantity > 1)
    return (
      <MultiSelect
        {...shared}
        placeholder={
          value.length < need.quantity ? t(`form.anyOf.${need.kind}`, { count: need.quantity }) : ''
        }
        value={value}
        maxValues={need.quantity}
        onChange={props.onChange}
      />
    )
  return (
    <Select
      {...shared}
      placeholder={t(`form.any.${need.kind}`)}
      value={value[0] ?? null}
      onChange={(id) => props.onChange(id === null ? [] : [id])}
    />
  )
}
