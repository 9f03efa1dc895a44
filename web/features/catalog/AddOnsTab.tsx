import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { formatList } from '../../ui/format-list.ts'
import { AddOnPanel } from './AddOnPanel.tsx'
import { addOnsQuery } from './api/extras.ts'
import { servicesQuery } from './api/services.ts'
import { ExtrasTable } from './ExtrasTable.tsx'
import { FilteredList } from './FilteredList.tsx'
import type { TabProps } from './ServicesTab.tsx'

/** What may be added to services. */
export function AddOnsTab({ opened, onOpen, readOnly }: TabProps) {
  const { t } = useTranslation('catalog')
  const addOns = useQuery(addOnsQuery)
  const services = useQuery(servicesQuery).data ?? []
  const chosen = addOns.data?.find((one) => one.id === opened)
  const nameOf = (id: string) => services.find((one) => one.id === id)?.name ?? ''
  return (
    <>
      <FilteredList of="addOns" query={addOns}>
        {(shown) => (
          <ExtrasTable
            of="addOns"
            extras={shown.map((one) => ({
              ...one,
              about: formatList(one.serviceIds.map(nameOf)),
              offline: one.active ? '' : t('archived.is'),
            }))}
            readOnly={readOnly}
            onOpen={onOpen}
          />
        )}
      </FilteredList>
      {chosen || (opened === 'new' && !readOnly) ? (
        <AddOnPanel key={opened} addOn={chosen} readOnly={readOnly} onClose={() => onOpen(undefined)} />
      ) : null}
    </>
  )
}
