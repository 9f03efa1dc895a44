import { Button, SegmentedControl, Switch, TextInput } from '@mantine/core'
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
import { AddOnsTab } from './AddOnsTab.tsx'
import { servicesQuery } from './api/services.ts'
import type { Service } from './catalog.types.ts'
import classes from './List.module.css'
import { PackagesTab } from './PackagesTab.tsx'
import { ServicePanel } from './ServicePanel.tsx'
import { ServicesTable } from './ServicesTable.tsx'

const NEW = 'new'
const LISTS = ['services', 'addOns', 'packages'] as const

/** What can be booked. */
export function ServicesPage() {
  const { t } = useTranslation('catalog')
  const mayManage = useCan()('services.manage')
  const services = useQuery(servicesQuery)
  const [opened, setOpened] = useUrlState('service')
  const [asked, setList] = useUrlState('list')
  const list = LISTS.find((one) => one === asked) ?? 'services'
  const [q, setQ] = useState('')
  const [archived, setArchived] = useState(false)
  const close = () => setOpened(undefined)
  const chosen = services.data?.find((service) => service.id === opened)
  return (
    <>
      <PageHeader title={t('services.title')} hint={t(`${list}.hint`)}>
        {mayManage ? (
          <Button size="sm" leftSection={<IconPlus size={16} />} onClick={() => setOpened(NEW)}>
            {t(`${list}.new`)}
          </Button>
        ) : null}
      </PageHeader>
      <div className={classes.filters}>
        <SegmentedControl
          aria-label={t('services.title')}
          data={LISTS.map((value) => ({ value, label: t(`${value}.title`) }))}
          value={list}
          onChange={(next) => setList(next === 'services' ? undefined : next)}
        />
      </div>
      {list === 'addOns' ? <AddOnsTab opened={opened} onOpen={setOpened} readOnly={!mayManage} /> : null}
      {list === 'packages' ? <PackagesTab opened={opened} onOpen={setOpened} readOnly={!mayManage} /> : null}
      {list === 'services' ? (
        <>
          <div className={classes.filters}>
            <TextInput
              size="sm"
              type="search"
              aria-label={t('services.search')}
              placeholder={t('services.search')}
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
            <Loaded query={services} skeleton={<RowsSkeleton />}>
              {(data) => {
                const shown = data.filter((service) => (archived || service.active) && fits(service, q))
                if (shown.length > 0) return <ServicesTable services={shown} onOpen={setOpened} />
                return (
                  <EmptyList
                    title={q ? t('nothingFits') : t('services.empty')}
                    hint={q ? '' : t('services.emptyHint')}
                  />
                )
              }}
            </Loaded>
          </div>
          {opened === NEW && mayManage ? <ServicePanel onClose={close} /> : null}
          {chosen ? (
            <ServicePanel key={chosen.id} service={chosen} onClose={close} readOnly={!mayManage} />
          ) : null}
        </>
      ) : null}
    </>
  )
}

const fits = (service: Service, q: string): boolean =>
  `${service.name} ${service.category}`.toLocaleLowerCase().includes(q.trim().toLocaleLowerCase())
