import { Button, Radio, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { localParts, minutesBetween } from '../../app/temporal.ts'
import { formatTime, formatTimes } from '../../ui/format-time.ts'
import { Notice } from '../../ui/Notice.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import type { Appointment } from '../appointments/api/appointments.ts'
import { Reasons } from '../appointments/Reasons.tsx'
import { formatMinutes, formatSpan } from '../workspace/format.ts'
import { SidePanel } from '../workspace/SidePanel.tsx'
import type { Met } from './api/overrun.ts'
import { endAfter, type WayOut, waysOutOf } from './longer.ts'
import classes from './Panels.module.css'
import { useLonger } from './use-longer.ts'

const STEPS = [5, 10, 15]

/** A visit takes longer: how long, what that meets, and what gives way. All of it happens, or nothing. */
export function LongerPanel(props: { visit: Appointment; onClose: () => void }) {
  const { t } = useTranslation('desk')
  const { visit } = props
  const { timeZone } = visit
  const longer = useLonger(visit, props.onClose)
  const { meets, fits } = longer
  return (
    <SidePanel
      opened
      onClose={props.onClose}
      title={t('longer.title', { name: visit.customer?.name ?? t('walkIn.nameless') })}
      onSubmit={longer.submit}
      footer={
        <>
          <span className={classes.total}>{formatTimes(visit.start, longer.end, timeZone)}</span>
          <Button type="submit" loading={longer.busy} disabled={!longer.ready}>
            {longer.refused ? t('walkIn.anyway') : t('longer.save')}
          </Button>
        </>
      }
    >
      <p className={classes.soft}>
        {t('longer.now', { span: formatSpan(visit.start, visit.end, timeZone) })}
      </p>
      <div className={classes.choices}>
        {STEPS.map((step) => (
          <Button
            key={step}
            variant={longer.minutes === longer.length + step ? 'filled' : 'default'}
            className={classes.choice}
            onClick={() => longer.ask(longer.length + step)}
          >
            {t('longer.plus', { count: step })}
          </Button>
        ))}
      </div>
      <TextInput
        type="time"
        label={t('longer.until')}
        value={localParts(longer.end, timeZone).time}
        onChange={(event) => longer.askUntil(event.currentTarget.value)}
      />
      {longer.minutes < longer.length ? <p className={classes.soft}>{t('longer.early')}</p> : null}
      {longer.error ? <ProblemNotice error={longer.error} /> : null}
      {longer.asked.isError ? <ProblemNotice error={longer.asked.error} /> : null}
      {longer.refused ? (
        <Notice tone="warning" title={t('walkIn.refused')} role="alert">
          <Reasons reasons={longer.refused} />
        </Notice>
      ) : null}
      {meets && meets.length === 0 && longer.minutes > longer.length ? (
        <p role="status">{t('longer.free')}</p>
      ) : null}
      {meets && meets.length > 0 ? (
        <section>
          <Notice tone="warning" title={t('longer.meets', { count: meets.length })} role="status">
            {fits !== null && fits > longer.length ? (
              <Button variant="default" className={classes.choice} onClick={() => longer.ask(fits)}>
                {t('longer.shorten', { time: formatTime(endAfter(visit, fits), timeZone) })}
              </Button>
            ) : null}
          </Notice>
          {meets.map((met) => (
            <MetVisit
              key={met.appointment.id}
              met={met}
              way={longer.ways[met.appointment.id]}
              onWay={(way) => longer.choose(met.appointment.id, way)}
            />
          ))}
        </section>
      ) : null}
    </SidePanel>
  )
}

/** A visit in the way, and what may become of it. */
function MetVisit(props: { met: Met; way: WayOut | undefined; onWay: (way: WayOut) => void }) {
  const { t } = useTranslation('desk')
  const { met } = props
  const { appointment, shifted } = met
  const ways = waysOutOf(met)
  const name = appointment.customer?.name ?? t('nobody')
  const words = (way: WayOut) => {
    const [what, which = ''] = way.split(' ')
    if (what === 'push' && shifted)
      return t('longer.push', {
        time: formatTime(shifted.start, appointment.timeZone),
        by: formatMinutes(minutesBetween(appointment.start, shifted.start)),
      })
    if (what === 'take') return t('longer.take', { name: met.others.find((one) => one.id === which)?.name })
    return t('longer.moveTo', { when: formatSpan(which, which, appointment.timeZone) })
  }
  return (
    <div className={classes.met}>
      <h3>
        {t('longer.met', {
          name,
          span: formatTimes(appointment.start, appointment.end, appointment.timeZone),
        })}
      </h3>
      <span className={classes.soft}>{appointment.items.map((item) => item.name).join(', ')}</span>
      {ways.length === 0 ? (
        <p>{t('longer.noWay')}</p>
      ) : (
        <Radio.Group value={props.way ?? null} onChange={props.onWay} aria-label={t('longer.what', { name })}>
          {ways.map((way) => (
            <Radio key={way} value={way} label={words(way)} className={classes.way} />
          ))}
        </Radio.Group>
      )}
    </div>
  )
}
