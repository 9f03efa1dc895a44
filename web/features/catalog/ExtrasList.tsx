import { Switch, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMoney } from '../../ui/format-money.ts'
import { EmptyList } from '../workspace/EmptyList.tsx'
import { formatMinutes } from '../workspace/format.ts'
import classes from './List.module.css'

/** An add-on or a package, as a row. */
export interface ExtraRow {
  id: string
  name: string
  durationMinutes: number
  price: { amount: number; currency: string }
  active: boolean
  /** The services that belong to it, in words. */
  services: string
  /** Why customers aren't offered it, in words; empty where they are. */
  offline: string
}

/** Add-ons or packages in a table. */
export function ExtrasList(props: {
  rows: readonly ExtraRow[]
  of: 'addOns' | 'packages'
  onOpen: (id: string) => void
}) {
  const { t } = useTranslation('catalog')
  const [archived, setArchived] = useState(false)
  const shown = props.rows.filter((row) => row.active !== archived)
  return (
    <>
      <div className={classes.filters}>
        <Switch
          size="sm"
          label={t('archived.only')}
          checked={archived}
          onChange={(event) => setArchived(event.currentTarget.checked)}
        />
      </div>
      <div className={classes.content}>
        {shown.length === 0 ? (
          <EmptyList title={t(`${props.of}.empty`)} hint={t(`${props.of}.emptyHint`)} />
        ) : (
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('services.name')}</th>
                <th scope="col" className={classes.number}>
                  {t('services.duration')}
                </th>
                <th scope="col" className={classes.number}>
                  {t('services.price')}
                </th>
                <th scope="col" className={classes.wide}>
                  {t('services.title')}
                </th>
                <th scope="col">{t('services.online')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <tr key={row.id} className={classes.row} data-archived={!row.active || undefined}>
                  <td className={classes.main}>
                    <UnstyledButton className={classes.open} onClick={() => props.onOpen(row.id)}>
                      {row.name}
                    </UnstyledButton>
                  </td>
                  <td className={classes.number}>{formatMinutes(row.durationMinutes)}</td>
                  <td className={classes.number}>{formatMoney(row.price)}</td>
                  <td className={classes.wide}>
                    <span className={classes.soft}>{row.services}</span>
                  </td>
                  <td>
                    <span className={classes.badge} data-on={row.offline === '' || undefined}>
                      {row.offline || t('services.isOnline')}
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </>
  )
}
