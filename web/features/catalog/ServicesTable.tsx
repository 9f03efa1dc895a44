import { UnstyledButton } from '@mantine/core'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMoney } from '../../ui/format-money.ts'
import { formatMinutes } from '../workspace/format.ts'
import type { Service } from './catalog.types.ts'
import classes from './List.module.css'
import { needsLine } from './need-words.ts'
import { useNeedContext } from './use-need-context.ts'

/** Services by category: how long, how much, what they need, and whether customers may book them. */
export function ServicesTable(props: { services: readonly Service[]; onOpen: (id: string) => void }) {
  const { t } = useTranslation('catalog')
  const contextOf = useNeedContext()
  const groups = Map.groupBy(props.services, (service) => service.category)
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
            {t('services.needs')}
          </th>
          <th scope="col">{t('services.online')}</th>
        </tr>
      </thead>
      <tbody>
        {[...groups].map(([category, list]) => (
          <Fragment key={category}>
            <tr className={classes.groupRow}>
              <th scope="colgroup" colSpan={5}>
                {category || t('services.noCategory')}
                <span className={classes.count}>{list.length}</span>
              </th>
            </tr>
            {list.map((service) => (
              <tr key={service.id} className={classes.row} data-archived={!service.active || undefined}>
                <td className={classes.main}>
                  <UnstyledButton className={classes.open} onClick={() => props.onOpen(service.id)}>
                    {service.name}
                  </UnstyledButton>
                </td>
                <td className={classes.number}>{formatMinutes(service.durationMinutes)}</td>
                <td className={classes.number}>{formatMoney(service.price)}</td>
                <td className={classes.wide}>
                  <span className={classes.soft}>
                    {needsLine(service.requirements, contextOf(service.durationMinutes))}
                  </span>
                </td>
                <td>
                  <span
                    className={classes.badge}
                    data-on={(service.active && service.bookableOnline) || undefined}
                  >
                    {t(
                      service.active
                        ? service.bookableOnline
                          ? 'services.isOnline'
                          : 'services.isInternal'
                        : 'archived.is',
                    )}
                  </span>
                </td>
              </tr>
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}
