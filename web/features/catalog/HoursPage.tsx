import { Tabs } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { StrandedBanner } from '../stranded/StrandedBanner.tsx'
import { PageHeader } from '../workspace/PageHeader.tsx'
import { useCan } from '../workspace/use-me.ts'
import { useUrlState } from '../workspace/use-url-state.ts'
import { BlocksList } from './BlocksList.tsx'
import { ClosuresList } from './ClosuresList.tsx'
import classes from './HoursPage.module.css'
import { HoursTab } from './HoursTab.tsx'

const TABS = ['hours', 'blocks', 'closures'] as const

/** When the business is open and its people work, time that was taken out, and closed days. */
export function HoursPage() {
  const { t } = useTranslation('catalog')
  const can = useCan()
  const [tab = 'hours', setTab] = useUrlState('tab')
  const shown = TABS.filter((name) => can(`${name === 'hours' ? 'resources' : name}.read` as 'blocks.read'))
  return (
    <>
      <PageHeader title={t('hours.title')} hint={t('hours.hint')} />
      <StrandedBanner />
      <Tabs
        value={shown.some((name) => name === tab) ? tab : 'hours'}
        onChange={(value) => setTab(value === 'hours' || value === null ? undefined : value)}
        keepMounted={false}
        classNames={{ list: classes.tabs, panel: classes.panel }}
      >
        <Tabs.List>
          {shown.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`hours.tabs.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="hours">
          <HoursTab />
        </Tabs.Panel>
        <Tabs.Panel value="blocks">
          <BlocksList />
        </Tabs.Panel>
        <Tabs.Panel value="closures">
          <ClosuresList />
        </Tabs.Panel>
      </Tabs>
    </>
  )
}
