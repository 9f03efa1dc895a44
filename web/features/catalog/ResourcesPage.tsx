import { Button, Switch, TextInput } from '@mantine/core'
import { IconPlus, IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyList } from '../workspace/EmptyList.tsx'
import { Loaded } from '../workspace/Loaded.tsx'
import { PageHeader } from '../workspace/PageHeader.tsx'
import { RowsSkeleton } from '../workspace/RowsSkeleton.tsx'
import { useCan } from '../workspace/use-me.ts'
import { useUrlState } from '../workspace/use-url-state.ts'
import { resourcesQuery } from './api/resources.ts'
import type { Resource } from './catalog.types.ts'
import classes from './List.module.css'
import { ResourcePanel } from './ResourcePanel.tsx'
import { ResourcesTable } from './ResourcesTable.tsx'

const NEW = 'new'

/** Who and what can be booked: staff, rooms and equipment. */
export function ResourcesPage() {
  const { t } = useTranslation('catalog')
  const mayManage = useCan()('resources.manage')
  const resources = useQuery(resourcesQuery)
  const [opened, setOpened] = useUrlState('resource')
  const [q, setQ] = useState('')
  const [archived, setArchived] = useState(false)
  const close = () => setOpened(undefined)
  const chosen = resources.data?.find((resource) => resource.id === opened)
  return (
    <>
      <PageHeader title={t('resources.title')} hint={t('resources.hint')}>
        {mayManage ? (
          <Button size="sm" leftSection={<IconPlus size={16} />} onClick={() => setOpened(NEW)}>
            {t('resources.new')}
          </Button>
        ) : null}
      </PageHeader>
      <div className={classes.filters}>
        <TextInput
          size="sm"
          type="search"
          aria-label={t('resources.search')}
          placeholder={t('resources.search')}
          leftSection={<IconSearch size={16} />}
          value={q}
          onChange={(event) => setQ(event.currentTarget.value)}
          className={classes.search}
        />
        <Switch
          size="sm"
          label={t('archived.show')}
          checked={archived}
          onChange={(event) => setArchived(event.currentTarget.checked)}
        />
      </div>
      <div className={classes.content}>
        <Loaded query={resources} skeleton={<RowsSkeleton />}>
          {(data) => {
            const shown = data.filter((resource) => (archived || resource.active) && fits(resource, q))
            if (shown.length > 0) return <ResourcesTable resources={shown} onOpen={setOpened} />
            return (
              <EmptyList
                title={q ? t('nothingFits') : t('resources.empty')}
                hint={q ? '' : t('resources.emptyHint')}
              />
            )
          }}
        </Loaded>
      </div>
      {opened === NEW && mayManage ? <ResourcePanel onClose={close} /> : null}
      {chosen ? (
        <ResourcePanel key={chosen.id} resource={chosen} readOnly={!mayManage} onClose={close} />
      ) : null}
    </>
  )
}

const fits = (resource: Resource, q: string): boolean =>
  [resource.name, ...resource.skills].join(' ').toLocaleLowerCase().includes(q.trim().toLocaleLowerCase())
