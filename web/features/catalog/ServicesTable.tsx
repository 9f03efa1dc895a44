import { useTranslation } from 'react-i18next'
import { serviceArchive } from './api/services.ts'
import type { Service } from './catalog.types.ts'
import classes from './List.module.css'
import { MoveButtons } from './MoveButtons.tsx'
import { needsLine } from './need-words.ts'
import { type PricedRow, PricedTable } from './PricedTable.tsx'
import { RestoreButton } from './RestoreButton.tsx'
import { ServiceActions } from './ServiceActions.tsx'
import { categoryMoved, inOrder, serviceMoved } from './service-order.ts'
import { useArchiving } from './use-archiving.tsx'
import { useNeedContext } from './use-need-context.ts'
import { useServiceOrder } from './use-service-order.ts'

/** Services by category, in the order in which customers meet them. `all`: those that are not shown as well. */
export function ServicesTable(props: {
  services: readonly Service[]
  all: readonly Service[]
  readOnly: boolean
  onOpen: (id: string) => void
}) {
  const { t } = useTranslation('catalog')
  const { all } = props
  const contextOf = useNeedContext()
  const order = useServiceOrder(all)
  const { archive, dialog } = useArchiving(serviceArchive)
  const offline = ({ active, bookableOnline }: Service) => {
    if (!active) return t('archived.is')
    return bookableOnline ? '' : t('services.isInternal')
  }
  const groups = [...Map.groupBy(inOrder(props.services), (service) => service.category)]
  const actsOf = (row: PricedRow) => {
    const service = all.find((one) => one.id === row.id)
    if (!service) return null
    const moving = {
      name: service.name,
      canMove: (by: -1 | 1) => serviceMoved(all, service.id, by) !== null,
      onMove: (by: -1 | 1) => order(serviceMoved(all, service.id, by), `${service.id} ${by}`),
    }
    if (!service.active) return <RestoreButton one={service} how={serviceArchive} />
    return (
      <>
        <span className={classes.wideOnly}>
          <MoveButtons id={service.id} {...moving} />
        </span>
        <ServiceActions
          one={service}
          {...moving}
          onArchive={() => void archive(service)}
          onCopied={props.onOpen}
        />
      </>
    )
  }
  return (
    <>
      <PricedTable
        aboutTitle={t('services.needs')}
        groups={groups.map(([category, list]) => ({
          key: category,
          title: category || t('services.noCategory'),
          rows: list.map((one) => ({
            ...one,
            about: needsLine(one.requirements, contextOf(one.durationMinutes)),
            offline: offline(one),
          })),
        }))}
        onOpen={props.onOpen}
        {...(props.readOnly
          ? {}
          : {
              actsOf,
              groupActsOf: ({ key, title }) =>
                groups.length > 1 ? (
                  <MoveButtons
                    id={`category ${key}`}
                    name={title ?? ''}
                    canMove={(by) => categoryMoved(all, key, by) !== null}
                    onMove={(by) => order(categoryMoved(all, key, by), `category ${key} ${by}`)}
                  />
                ) : null,
            })}
      />
      {dialog}
    </>
  )
}
