import { UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { localParts } from '../../app/temporal.ts'
import list from '../catalog/List.module.css'
import { formatDateBriefly } from '../workspace/format.ts'
import { useTenant } from '../workspace/use-me.ts'
import type { Customer } from './api/customers.ts'
import classes from './Customers.module.css'

/** A page of customers. */
export function CustomersTable(props: {
  customers: readonly Customer[]
  onOpen: (id: string) => void
  old: boolean
}) {
  const { t } = useTranslation('customers')
  const { timeZone } = useTenant()
  const day = (at: string | null) => at && formatDateBriefly(localParts(at, timeZone).date)
  return (
    <table className={`${list.table} ${classes.table}`} data-old={props.old || undefined}>
      <thead>
        <tr>
          <th scope="col">{t('name')}</th>
          <th scope="col" className={list.wide}>
            {t('email')}
          </th>
          <th scope="col" className={list.wide}>
            {t('phone')}
          </th>
          <th scope="col" className={`${list.wide} ${classes.roomy}`}>
            {t('lastVisit')}
          </th>
          <th scope="col" className={list.wide}>
            {t('nextVisit')}
          </th>
          <th scope="col" className={`${list.wide} ${classes.roomy}`}>
            {t('tags')}
          </th>
        </tr>
      </thead>
      <tbody>
        {props.customers.map((customer) => (
          <tr key={customer.id} className={list.row}>
            <td className={list.main}>
              <UnstyledButton className={list.open} onClick={() => props.onOpen(customer.id)}>
                {customer.name}
              </UnstyledButton>
              <About customer={customer} />
              <span className={classes.below}>
                <bdi dir="ltr">{customer.email ?? customer.phoneShown}</bdi>
              </span>
            </td>
            <td className={`${list.wide} ${classes.email}`}>{customer.email}</td>
            <td className={`${list.wide} ${classes.line}`}>
              <bdi dir="ltr">{customer.phoneShown}</bdi>
            </td>
            <td className={`${list.wide} ${classes.roomy} ${classes.line}`}>{day(customer.lastVisit)}</td>
            <td className={`${list.wide} ${classes.line}`}>{day(customer.nextVisit)}</td>
            <td className={`${list.wide} ${classes.roomy}`}>
              <span className={list.tags}>
                {customer.tags.map((tag) => (
                  <span key={tag} className={list.tag}>
                    {tag}
                  </span>
                ))}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What one should know before opening it. */
function About(props: { customer: Customer }) {
  const { t } = useTranslation('customers')
  const { householdOf, blocked } = props.customer
  if (!householdOf && !blocked) return null
  return (
    <span className={classes.about}>
      {blocked ? <span className={classes.blocked}>{t('blocked.badge')}</span> : null}
      {householdOf ? t('household.of', { name: householdOf.name }) : null}
    </span>
  )
}
