import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { serverNow } from '../../app/server-clock.ts'
import { dateIn } from '../../app/temporal.ts'
import { formatList } from '../../ui/format-list.ts'
import { EmptyList } from '../workspace/EmptyList.tsx'
import { formatDates } from '../workspace/format.ts'
import { Loaded } from '../workspace/Loaded.tsx'
import { RowsSkeleton } from '../workspace/RowsSkeleton.tsx'
import { showDone, showProblem } from '../workspace/toast.tsx'
import { useCan, useTenant } from '../workspace/use-me.ts'
import { locationsQuery } from './api/resources.ts'
import { closuresQuery, createClosure, deleteClosure } from './api/time-out.ts'
import { ClosureForm } from './ClosureForm.tsx'
import type { Closure } from './catalog.types.ts'
import { HolidaysDialog } from './HolidaysDialog.tsx'
import classes from './HoursPage.module.css'
import list from './List.module.css'

/** Closed days, from today on. */
export function ClosuresList() {
  const { t } = useTranslation('catalog')
  const mayManage = useCan()('closures.manage')
  const { timeZone } = useTenant()
  const closures = useQuery(closuresQuery(dateIn(timeZone, serverNow())))
  const locations = useQuery(locationsQuery).data ?? []
  const [creating, setCreating] = useState(false)
  const [holidays, setHolidays] = useState(false)
  const placeOf = (id: string | null) =>
    locations.find((one) => one.id === id)?.name ?? t('closures.everywhere')
  return (
    <>
      <div className={classes.head}>
        <p className={classes.hint}>{t('closures.hint')}</p>
        {mayManage ? (
          <span className={classes.rotaWeeks}>
            <Button variant="default" onClick={() => setHolidays(true)}>
              {t('holidays.open')}
            </Button>
            <Button leftSection={<IconPlus size={16} />} onClick={() => setCreating(true)}>
              {t('closures.new')}
            </Button>
          </span>
        ) : null}
      </div>
      <Loaded query={closures} skeleton={<RowsSkeleton rows={4} />}>
        {(data) =>
          data.length === 0 ? (
            <EmptyList title={t('closures.empty')} />
          ) : (
            <table className={list.table}>
              <thead>
                <tr>
                  <th scope="col">{t('closures.what')}</th>
                  <th scope="col">{t('closures.when')}</th>
                  {locations.length > 1 ? <th scope="col">{t('resources.location')}</th> : null}
                  <th aria-label={t('actions')} />
                </tr>
              </thead>
              <tbody>
                {data.map((closure) => (
                  <tr key={closure.id} className={list.row}>
                    <td>{closure.title || t('closures.untitled')}</td>
                    <td>{formatDates(closure.from, closure.to)}</td>
                    {locations.length > 1 ? <td>{placeOf(closure.locationId)}</td> : null}
                    <td className={list.number}>
                      {mayManage ? (
                        <Button
                          size="compact-sm"
                          variant="subtle"
                          color="gray"
                          aria-label={t('removeNamed', { name: whatAndWhen(closure) })}
                          onClick={() => remove(closure)}
                        >
                          {t('remove')}
                        </Button>
                      ) : null}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Loaded>
      {holidays ? <HolidaysDialog onClose={() => setHolidays(false)} /> : null}
      {creating ? <ClosureForm onClose={() => setCreating(false)} /> : null}
    </>
  )

  function whatAndWhen({ title, from, to }: Closure): string {
    return formatList([title || t('closures.untitled'), formatDates(from, to)], 'unit')
  }

  async function remove({ id, from, to, title, locationId }: Closure) {
    const again = { from, to, title, ...(locationId ? { locationId } : {}) }
    try {
      await deleteClosure(id)
      showDone(t('closures.removed'), () => void createClosure(again).catch(showProblem))
    } catch (error) {
      showProblem(error)
    }
  }
}
