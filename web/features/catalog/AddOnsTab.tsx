import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { formatList } from '../../ui/format-list.ts'
import { Loaded } from '../workspace/Loaded.tsx'
import { RowsSkeleton } from '../workspace/RowsSkeleton.tsx'
import { AddOnPanel } from './AddOnPanel.tsx'
import { addOnsQuery } from './api/extras.ts'
import { servicesQuery } from './api/services.ts'
import { ExtrasList } from './ExtrasList.tsx'

/** What may be added to services. */
export function AddOnsTab(props: {
  opened: string | undefined
  onOpen: (id: string | undefined) => void
  readOnly: boolean
}) {
  const { t } = useTranslation('catalog')
  const addOns = useQuery(addOnsQuery)
  const services = useQuery(servicesQuery).data ?? []
  const chosen = addOns.data?.find((one) => one.id === props.opened)
  const nameOf = (id: string) => services.find((one) => one.id === id)?.name ?? ''
  return (
    <>
      <Loaded query={addOns} skeleton={<RowsSkeleton />}>
        {(data) => (
          <ExtrasList
            of="addOns"
            rows={data.map((one) => ({
              ...one,
              services: formatList(one.serviceIds.map(nameOf)),
              offline: one.active ? '' : t('archived.is'),
            }))}
            onOpen={props.onOpen}
          />
        )}
      </Loaded>
      {chosen || (props.opened === 'new' && !props.readOnly) ? (
        <AddOnPanel
          key={props.opened}
          {...(chosen ? { addOn: chosen } : {})}
          readOnly={props.readOnly}
          onClose={() => props.onOpen(undefined)}
        />
      ) : null}
    </>
  )
}
