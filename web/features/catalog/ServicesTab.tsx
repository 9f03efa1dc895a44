import { useQuery } from '@tanstack/react-query'
import { servicesQuery } from './api/services.ts'
import type { Service } from './catalog.types.ts'
import { FilteredList } from './FilteredList.tsx'
import { ServicePanel } from './ServicePanel.tsx'
import { ServicesTable } from './ServicesTable.tsx'

export interface TabProps {
  /** The id of what is open, or `new`. */
  opened: string | undefined
  onOpen: (id: string | undefined) => void
  readOnly: boolean
}

const categoryOf = ({ category }: Service) => category

/** The services themselves. */
export function ServicesTab({ opened, onOpen, readOnly }: TabProps) {
  const services = useQuery(servicesQuery)
  const chosen = services.data?.find((service) => service.id === opened)
  return (
    <>
      <FilteredList of="services" query={services} wordsOf={categoryOf}>
        {(shown, all) => <ServicesTable services={shown} all={all} readOnly={readOnly} onOpen={onOpen} />}
      </FilteredList>
      {chosen || (opened === 'new' && !readOnly) ? (
        <ServicePanel key={opened} service={chosen} readOnly={readOnly} onClose={() => onOpen(undefined)} />
      ) : null}
    </>
  )
}
