import { ActionIcon, Select } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { servicesQuery } from './api/services.ts'
import classes from './Form.module.css'
import { moved } from './moved.ts'

const MOST = 10

/** The services of a package, in the order of the visit. */
export function PackedServices(props: {
  ids: string[]
  onChange: (ids: string[]) => void
  error: ReactNode
}) {
  const { t } = useTranslation('catalog')
  const { ids } = props
  const services = useQuery(servicesQuery).data ?? []
  return (
    <>
      <ol className={classes.cards} aria-label={t('packages.services')}>
        {ids.map((id, at) => {
          const name = services.find((one) => one.id === id)?.name ?? ''
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same service may be in it twice
            <li key={`${at} ${id}`} className={classes.packed}>
              <span className={classes.ownName}>{name}</span>
              <ActionIcon
                size={36}
                variant="subtle"
                color="gray"
                disabled={at === 0}
                aria-label={t('order.up', { name })}
                onClick={() => props.onChange(moved(ids, at, -1))}
              >
                <IconArrowUp size={16} />
              </ActionIcon>
              <ActionIcon
                size={36}
                variant="subtle"
                color="gray"
                disabled={at === ids.length - 1}
                aria-label={t('order.down', { name })}
                onClick={() => props.onChange(moved(ids, at, 1))}
              >
                <IconArrowDown size={16} />
              </ActionIcon>
              <ActionIcon
                size={36}
                variant="subtle"
                color="gray"
                aria-label={t('removeNamed', { name })}
                onClick={() => props.onChange(ids.filter((_, other) => other !== at))}
              >
                <IconX size={16} />
              </ActionIcon>
            </li>
          )
        })}
      </ol>
      <Select
        key={ids.length}
        label={t('packages.addService')}
        data={services.filter((one) => one.active).map((one) => ({ value: one.id, label: one.name }))}
        value={null}
        onChange={(id) => id && props.onChange([...ids, id])}
        searchable
        disabled={ids.length >= MOST}
        error={props.error}
        comboboxProps={{ withinPortal: false }}
      />
    </>
  )
}
