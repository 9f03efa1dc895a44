import { IconBuilding, IconTool, IconUser } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { minutesBetween } from '../../app/temporal.ts'
import { formatMoney } from '../../ui/format-money.ts'
import { formatDay, formatTimes, zoneName } from '../../ui/format-time.ts'
import { Notice } from '../../ui/Notice.tsx'
import { locationsQuery, resourcesQuery } from '../catalog/api/resources.ts'
import { customerQuery } from '../customers/api/customers.ts'
import { formatMinutes } from '../workspace/format.ts'
import { useCan } from '../workspace/use-me.ts'
import type { Appointment } from './api/appointments.ts'
import classes from './VisitPanel.module.css'

const ICONS = { staff: IconUser, room: IconBuilding, equipment: IconTool }

/** When a visit is, what is done, by whom and where, for whom, and what it costs. */
export function VisitFacts(props: { visit: Appointment }) {
  const { t } = useTranslation('appointments')
  const { visit } = props
  const locations = useQuery(locationsQuery).data ?? []
  return (
    <>
      <section className={classes.when}>
        <p className={classes.day}>{formatDay(visit.start, visit.timeZone)}</p>
        <p className={classes.times}>
          {formatTimes(visit.start, visit.end, visit.timeZone)}
          <span className={classes.soft}> · {formatMinutes(minutesBetween(visit.start, visit.end))}</span>
        </p>
        <p className={classes.soft}>
          {zoneName(visit.timeZone)}
          {locations.length > 1
            ? ` · ${locations.find((one) => one.id === visit.locationId)?.name ?? ''}`
            : ''}
        </p>
      </section>
      {visit.overridden && visit.overridden.length > 0 ? <Overridden visit={visit} /> : null}
      {visit.customer ? <CustomerFacts id={visit.customer.id} name={visit.customer.name} /> : null}
      <section>
        <h3 className={classes.heading}>{t('visit.services')}</h3>
        {visit.package ? <p className={classes.package}>{visit.package.name}</p> : null}
        <ul className={classes.list}>
          {visit.items.map((item) => (
            <li key={item.start + item.serviceId} className={classes.item}>
              <span>{item.name}</span>
              <span>{formatMoney(item.price)}</span>
              {item.addOns.map((addOn) => (
                <span key={addOn.id} className={classes.soft}>
                  {t('visit.plus', { name: addOn.name })}
                </span>
              ))}
              {visit.items.length > 1 ? (
                <span className={classes.soft}>{formatTimes(item.start, item.end, visit.timeZone)}</span>
              ) : null}
            </li>
          ))}
          {visit.items.length > 1 ? (
            <li className={classes.item}>
              <strong>{t('visit.total')}</strong>
              <strong>{formatMoney(visit.price)}</strong>
            </li>
          ) : null}
        </ul>
      </section>
      <Used visit={visit} />
    </>
  )
}

function Overridden(props: { visit: Appointment }) {
  const { t } = useTranslation('appointments')
  const { overridden = [], overrideReason } = props.visit
  return (
    <Notice tone="warning" title={t('visit.overridden')}>
      <p>{overridden.map((code) => t(`override.codes.${code}`)).join(', ')}</p>
      {overrideReason ? <p>{t('visit.overrideReason', { reason: overrideReason })}</p> : null}
    </Notice>
  )
}

function CustomerFacts(props: { id: string; name: string }) {
  const { t } = useTranslation('appointments')
  const mayRead = useCan()('customers.read')
  // Staff may see a visit without seeing its customer: then the name is all there is.
  const customer = useQuery({ ...customerQuery(props.id), enabled: mayRead }).data
  return (
    <section>
      <h3 className={classes.heading}>{t('visit.customer')}</h3>
      <div className={classes.customer}>
        {customer ? (
          <Link to="/app/customers" search={{ customer: props.id } as never} className={classes.link}>
            {props.name}
          </Link>
        ) : (
          <span>{props.name}</span>
        )}
        {customer?.phone ? (
          <a className={classes.link} href={`tel:${customer.phone}`}>
            <bdi dir="ltr">{customer.phone}</bdi>
          </a>
        ) : null}
        {customer?.email ? (
          <a className={classes.link} href={`mailto:${customer.email}`}>
            {customer.email}
          </a>
        ) : null}
        {customer?.internalNotes ? (
          <p className={classes.note}>
            <bdi>{customer.internalNotes}</bdi>
          </p>
        ) : null}
      </div>
    </section>
  )
}

/** Each person, room and machine once, with its own times where it isn't there throughout. */
function Used(props: { visit: Appointment }) {
  const { t } = useTranslation('appointments')
  const { visit } = props
  const resources = useQuery(resourcesQuery).data ?? []
  const used = Map.groupBy(visit.allocations, (allocation) => allocation.resourceId)
  if (used.size === 0) return null
  return (
    <section>
      <h3 className={classes.heading}>{t('visit.used')}</h3>
      <ul className={classes.list}>
        {[...used].map(([id, pieces]) => {
          const Icon = ICONS[resources.find((one) => one.id === id)?.kind ?? 'staff']
          const throughout = pieces.length === 1 && pieces.every((piece) => covers(piece, visit))
          return (
            <li key={id} className={classes.used}>
              <Icon size={16} aria-hidden className={classes.soft} />
              <span>{pieces[0]?.resourceName}</span>
              {throughout ? null : (
                <span className={classes.soft}>
                  {pieces.map((piece) => formatTimes(piece.start, piece.end, visit.timeZone)).join(', ')}
                </span>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

interface Span {
  start: string
  end: string
}
const covers = (piece: Span, visit: Span) =>
  Date.parse(piece.start) <= Date.parse(visit.start) && Date.parse(piece.end) >= Date.parse(visit.end)
