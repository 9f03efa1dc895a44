import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useCan } from '../workspace/use-me.ts'
import { useSetUrl, useUrlState } from '../workspace/use-url-state.ts'
import { AddOnsTab } from './AddOnsTab.tsx'
import { CatalogueHeader } from './CatalogueHeader.tsx'
import classes from './List.module.css'
import { PackagesTab } from './PackagesTab.tsx'
import { ServicesTab } from './ServicesTab.tsx'

const TABS = { services: ServicesTab, addOns: AddOnsTab, packages: PackagesTab }
const LISTS = ['services', 'addOns', 'packages'] as const

/** What can be booked: services, what may be added to them, and several of them as one. */
export function ServicesPage() {
  const { t } = useTranslation('catalog')
  const mayManage = useCan()('services.manage')
  const [opened, setOpened] = useUrlState('service')
  const [asked] = useUrlState('list')
  const setUrl = useSetUrl()
  const list = LISTS.find((one) => one === asked) ?? 'services'
  const Tab = TABS[list]
  return (
    <>
      <CatalogueHeader page="services" of={list} onNew={mayManage ? () => setOpened('new') : undefined} />
      <div className={classes.filters}>
        <SegmentedControl
          aria-label={t('services.title')}
          data={LISTS.map((value) => ({ value, label: t(`${value}.title`) }))}
          value={list}
          onChange={(next) => setUrl({ list: next === 'services' ? undefined : next, archived: undefined })}
        />
      </div>
      <Tab key={list} opened={opened} onOpen={setOpened} readOnly={!mayManage} />
    </>
  )
}
