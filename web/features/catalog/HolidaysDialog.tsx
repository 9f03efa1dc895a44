import { Button, Checkbox, Modal, NumberInput, Select, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { serverNow } from '../../app/server-clock.ts'
import { dateIn } from '../../app/temporal.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { settleStranded } from '../stranded/stranded-list.ts'
import { formatDates } from '../workspace/format.ts'
import { showDone, showProblem } from '../workspace/toast.tsx'
import { useIdempotencyKey } from '../workspace/use-idempotency-key.ts'
import { useTenant } from '../workspace/use-me.ts'
import { AffectedVisits } from './AffectedVisits.tsx'
import { locationsQuery } from './api/resources.ts'
import { createHolidays, deleteClosure, holidaysQuery, setHolidayRegion } from './api/time-out.ts'
import type { Affected } from './catalog.types.ts'
import classes from './HoursPage.module.css'

/** The public holidays of the business's country, closed by ticking them. */
export function HolidaysDialog(props: { onClose: () => void }) {
  const { t } = useTranslation('catalog')
  const today = dateIn(useTenant().timeZone, serverNow())
  const [year, setYear] = useState(Number(today.slice(0, 4)) + (today.slice(5) > '12-01' ? 1 : 0))
  const [ticked, setTicked] = useState<string[]>([])
  const [locationId, setLocationId] = useState<string | null>(null)
  const [stranded, setStranded] = useState<Affected[]>([])
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const keyFor = useIdempotencyKey()
  const locations = useQuery(locationsQuery).data ?? []
  const holidays = useQuery(holidaysQuery(year))
  const ahead = (holidays.data?.items ?? []).filter((day) => day.to >= today)
  const nameOf = (day: { from: string; name: string }) => `${day.from} ${day.name}`
  const change = (act: () => void) => {
    act()
    setStranded([])
  }
  const save = async () => {
    const days = ahead
      .filter((day) => ticked.includes(nameOf(day)))
      .map(({ from, to, name: title }) => ({ from, to, title }))
    const body = { days, ...(locationId ? { locationId } : {}) }
    setBusy(true)
    setFailure(null)
    try {
      const affected = stranded.length > 0 ? [] : (await createHolidays(body, { dryRun: true })).affected
      setStranded(affected)
      if (affected.length === 0) {
        const made = await createHolidays(body, { idempotencyKey: keyFor(body) })
        props.onClose()
        const undo = () =>
          Promise.all(made.items.map(({ id }) => (id ? deleteClosure(id) : null))).catch(showProblem)
        showDone(t('holidays.done', { count: days.length }), () => void undo())
        settleStranded(made.affected)
      }
    } catch (error) {
      setFailure(error)
    }
    setBusy(false)
  }
  return (
    <Modal
      opened
      closeButtonProps={{ 'aria-label': t('workspace:close') }}
      onClose={props.onClose}
      title={t('holidays.title')}
      size={520}
    >
      <div className={classes.holidays}>
        <NumberInput
          label={t('holidays.year')}
          value={year}
          min={2000}
          max={2199}
          onChange={(value) => {
            if (Number(value) < 2000) return
            setYear(Number(value))
            change(() => setTicked([]))
          }}
        />
        {holidays.data && holidays.data.regions.length > 0 ? (
          <Select
            label={t('holidays.region')}
            placeholder={t('holidays.wholeCountry')}
            data={holidays.data.regions.map((one) => ({ value: one.code, label: one.name }))}
            value={holidays.data.region || null}
            onChange={(region) =>
              change(() => void setHolidayRegion(region ?? '').then(() => setTicked([]), showProblem))
            }
            clearable
            searchable
          />
        ) : null}
        {locations.length > 1 ? (
          <Select
            label={t('closures.where')}
            placeholder={t('closures.everywhere')}
            data={locations.map((one) => ({ value: one.id, label: one.name }))}
            value={locationId}
            onChange={(value) => change(() => setLocationId(value))}
            clearable
          />
        ) : null}
        {holidays.isError ? (
          <ProblemNotice error={holidays.error} onRetry={() => void holidays.refetch()} />
        ) : null}
        {holidays.isPending ? <Skeleton height={160} radius="md" /> : null}
        {holidays.data && ahead.length === 0 ? <p className={classes.hint}>{t('holidays.none')}</p> : null}
        {ahead.map((day) => (
          <Checkbox
            key={nameOf(day)}
            label={day.name}
            description={
              day.closureId
                ? t('holidays.closed', { when: formatDates(day.from, day.to) })
                : formatDates(day.from, day.to)
            }
            disabled={day.closureId !== null}
            checked={day.closureId !== null || ticked.includes(nameOf(day))}
            onChange={(event) => {
              const on = event.currentTarget.checked
              change(() => setTicked(on ? [...ticked, nameOf(day)] : ticked.filter((x) => x !== nameOf(day))))
            }}
          />
        ))}
        {failure ? <ProblemNotice error={failure} /> : null}
        {stranded.length > 0 ? <AffectedVisits affected={stranded} /> : null}
        <Button loading={busy} disabled={ticked.length === 0} onClick={save} className={classes.dialogAct}>
          {stranded.length > 0 ? t('closures.regardless') : t('holidays.save', { count: ticked.length })}
        </Button>
      </div>
    </Modal>
  )
}
