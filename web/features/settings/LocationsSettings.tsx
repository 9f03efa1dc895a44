import { Button, UnstyledButton } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { locationsQuery } from '../catalog/api/resources.ts'
import type { Location } from '../catalog/catalog.types.ts'
import list from '../catalog/List.module.css'
import { EmptyList } from '../workspace/EmptyList.tsx'
import { Loaded } from '../workspace/Loaded.tsx'
import { RowsSkeleton } from '../workspace/RowsSkeleton.tsx'
import { useUrlState } from '../workspace/use-url-state.ts'
import { LocationPanel } from './LocationPanel.tsx'
import classes from './Settings.module.css'

const NEW = 'new'

/** Where the business works: addresses, zones, and which one is the default. */
export function LocationsSettings() {
  const { t } = useTranslation('settings')
  const locations = useQuery(locationsQuery)
  const [opened, setOpened] = useUrlState('location')
  const close = () => setOpened(undefined)
  const chosen = locations.data?.find((one) => one.id === opened)
  return (
    <>
      <div className={classes.head}>
        <p className={classes.hint}>{t('locations.hint')}</p>
        <Button size="sm" leftSection={<IconPlus size={16} />} onClick={() => setOpened(NEW)}>
          {t('locations.new')}
        </Button>
      </div>
      <Loaded query={locations} skeleton={<RowsSkeleton rows={3} />}>
        {(data) =>
          data.length > 0 ? (
            <LocationsTable locations={data} onOpen={setOpened} />
          ) : (
            <EmptyList title={t('locations.empty')} />
          )
        }
      </Loaded>
      {opened === NEW ? <LocationPanel onClose={close} /> : null}
      {chosen ? <LocationPanel key={chosen.id} location={chosen} onClose={close} /> : null}
    </>
  )
}

function LocationsTable(props: { locations: readonly Location[]; onOpen: (id: string) => void }) {
  const { t } = useTranslation('settings')
  return (
    <table className={list.table}>
      <thead>
        <tr>
          <th scope="col">{t('locations.name')}</th>
          <th scope="col" className={list.wide}>
            {t('locations.address')}
          </th>
          <th scope="col" className={list.wide}>
            {t('locations.timeZone')}
          </th>
          <th aria-label={t('locations.state')} />
        </tr>
      </thead>
      <tbody>
        {props.locations.map((one) => (
          <tr key={one.id} className={list.row}>
            <td className={list.main}>
              <UnstyledButton className={list.open} onClick={() => props.onOpen(one.id)}>
                {one.name}
              </UnstyledButton>
            </td>
            <td className={`${list.wide} ${list.soft}`}>{one.address}</td>
            <td className={`${list.wide} ${list.soft}`}>{one.timeZone.replaceAll('_', ' ')}</td>
            <td>
              {one.isDefault ? (
                <span className={list.badge} data-on>
                  {t('locations.default')}
                </span>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
