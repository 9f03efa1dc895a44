import { useQuery } from '@tanstack/react-query'
import { useCan } from '../workspace/use-me.ts'
import { useUrlState } from '../workspace/use-url-state.ts'
import { resourcesQuery } from './api/resources.ts'
import { CatalogueHeader } from './CatalogueHeader.tsx'
import type { Resource } from './catalog.types.ts'
import { FilteredList } from './FilteredList.tsx'
import { ResourcePanel } from './ResourcePanel.tsx'
import { ResourcesTable } from './ResourcesTable.tsx'

const skillsOf = ({ skills }: Resource) => skills.join(' ')

/** Who and what can be booked: staff, rooms and equipment. */
export function ResourcesPage() {
  const mayManage = useCan()('resources.manage')
  const resources = useQuery(resourcesQuery)
  const [opened, setOpened] = useUrlState('resource')
  const chosen = resources.data?.find((resource) => resource.id === opened)
  return (
    <>
      <CatalogueHeader
        page="resources"
        of="resources"
        onNew={mayManage ? () => setOpened('new') : undefined}
      />
      <FilteredList of="resources" query={resources} wordsOf={skillsOf}>
        {(shown) => <ResourcesTable resources={shown} readOnly={!mayManage} onOpen={setOpened} />}
      </FilteredList>
      {chosen || (opened === 'new' && mayManage) ? (
        <ResourcePanel
          key={opened}
          resource={chosen}
          readOnly={!mayManage}
          onClose={() => setOpened(undefined)}
        />
      ) : null}
    </>
  )
}
