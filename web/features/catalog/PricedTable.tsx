import { UnstyledButton } from '@mantine/core'
import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMoney } from '../../ui/format-money.ts'
import { formatMinutes } from '../workspace/format.ts'
import classes from './List.module.css'

/** A service, add-on or package as a row. */
export interface PricedRow {
  id: string
  name: string
  durationMinutes: number
  price: { amount: number; currency: string }
  active: boolean
  /** What it needs, or what belongs to it. */
  about: string
  /** Why customers aren't offered it, in words; empty where they are. */
  offline: string
}

export interface PricedGroup {
  key: string
  title?: string
  rows: readonly PricedRow[]
}

/** What can be booked, in groups: how long, how much, and whether customers are offered it. */
export function PricedTable(props: {
  /** What `about` is. */
  aboutTitle: string
  groups: readonly PricedGroup[]
  onOpen: (id: string) => void
  /** What can be done with a row. */
  actsOf?: ((row: PricedRow) => ReactNode) | undefined
  groupActsOf?: ((group: PricedGroup) => ReactNode) | undefined
}) {
  const { t } = useTranslation('catalog')
  const { groups, actsOf, groupActsOf } = props
  return (
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
            {props.aboutTitle}
          </th>
          <th scope="col" className={actsOf ? classes.wide : undefined}>
            {t('services.online')}
          </th>
          {actsOf ? <th aria-label={t('actions')} /> : null}
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <Fragment key={group.key}>
            {group.title === undefined ? null : (
              <tr className={classes.groupRow}>
                <th scope="colgroup" colSpan={actsOf ? 3 : 5}>
                  {group.title}
                  <span className={classes.count}>{group.rows.length}</span>
                </th>
                {actsOf ? (
                  <>
                    <td className={classes.wide} colSpan={2} />
                    <td className={classes.acts}>{groupActsOf?.(group)}</td>
                  </>
                ) : null}
              </tr>
            )}
            {group.rows.map((row) => (
              <tr key={row.id} className={classes.row} data-archived={!row.active || undefined}>
                <td className={classes.main}>
                  <UnstyledButton className={classes.open} onClick={() => props.onOpen(row.id)}>
                    {row.name}
                  </UnstyledButton>
                </td>
                <td className={classes.number}>{formatMinutes(row.durationMinutes)}</td>
                <td className={classes.number}>{formatMoney(row.price)}</td>
                <td className={classes.wide}>
                  <span className={classes.soft}>{row.about}</span>
                </td>
                <td className={actsOf ? classes.wide : undefined}>
                  <span className={classes.badge} data-on={row.offline === '' || undefined}>
                    {row.offline || t('services.isOnline')}
                  </span>
                </td>
                {actsOf ? <td className={classes.acts}>{actsOf(row)}</td> : null}
              </tr>
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}
