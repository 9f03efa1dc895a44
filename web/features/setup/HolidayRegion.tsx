import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { serverNow } from '../../app/server-clock.ts'
import { dateIn } from '../../app/temporal.ts'
import { holidaysQuery, setHolidayRegion } from '../catalog/api/time-out.ts'
import { showProblem } from '../workspace/toast.tsx'
import { useTenant } from '../workspace/use-me.ts'

/** Where in its country the business is, if public holidays differ there. */
export function HolidayRegion() {
  const { t } = useTranslation(['setup', 'catalog'])
  const { timeZone } = useTenant()
  const holidays = useQuery(holidaysQuery(Number(dateIn(timeZone, serverNow()).slice(0, 4)))).data
  if (!holidays || holidays.regions.length === 0) return null
  return (
    <Select
      label={t('setup:hours.region')}
      placeholder={t('catalog:holidays.wholeCountry')}
      data={holidays.regions.map(({ code, name }) => ({ value: code, label: name }))}
      value={holidays.region || null}
      onChange={(region) => void setHolidayRegion(region ?? '').catch(showProblem)}
      clearable
      searchable
      maw={360}
    />
  )
}
