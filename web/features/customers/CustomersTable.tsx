import { UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import list from '../catalog/List.module.css'
import type { Customer } from './api/customers.ts'
import classes from './Customers.module.css'

/** A page of customers. */
export function CustomersTable(props: {
  customers: readonly Customer[]
  onOpen: (id: string) => void
  old: boolean
}) {
  const { t } = useTranslation('customers')
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
          <th scope="col" className={list.wide}>
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
              <span className={classes.below}>{customer.email ?? customer.phone}</span>
            </td>
            <td className={`${list.wide} ${classes.email}`}>{customer.email}</td>
            <td className={list.wide}>{customer.phone}</td>
            <td className={list.wide}>
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
