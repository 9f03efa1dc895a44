import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMoment } from '../../ui/format-moment.ts'
import { servicesQuery } from '../catalog/api/services.ts'
import { ServicePanel } from '../catalog/ServicePanel.tsx'
import { EmptyList } from '../workspace/EmptyList.tsx'
import { Loaded } from '../workspace/Loaded.tsx'
import { RowsSkeleton } from '../workspace/RowsSkeleton.tsx'
import { useTenant } from '../workspace/use-me.ts'
import { type Bookable, bookableQuery, setupChanged } from './api/setup.ts'
import classes from './Setup.module.css'
import { StepFoot } from './StepFoot.tsx'
import type { StepProps } from './Wizard.tsx'

type Blocker = Bookable['blockers'][number]

/** Every service with its first free time, or the rule that blocks it and the way to mend it. */
export function CheckStep({ onDone, onSkip, goTo }: StepProps) {
  const { t } = useTranslation('setup')
  const { timeZone } = useTenant()
  const bookable = useQuery(bookableQuery)
  const services = useQuery(servicesQuery).data
  const [opened, setOpened] = useState<string | null>(null)
  const chosen = services?.find((service) => service.id === opened)
  const mend = (item: Bookable, { code }: Blocker) => {
    if (code === 'no-resource') return goTo('people')
    if (code === 'no-hours') return goTo('hours')
    setOpened(item.serviceId)
  }
  return (
    <>
      <Loaded query={bookable} skeleton={<RowsSkeleton rows={5} />}>
        {(items) =>
          items.length === 0 ? (
            <EmptyList title={t('check.empty')} hint={t('services.emptyHint')} />
          ) : (
            <ul className={classes.lines}>
              {items.map((item) => (
                <li key={item.serviceId} className={classes.checked} data-blocked={!item.first || undefined}>
                  {item.first ? (
                    <IconCheck size={18} className={classes.good} aria-hidden />
                  ) : (
                    <IconAlertTriangle size={18} className={classes.bad} aria-hidden />
                  )}
                  <div className={classes.grow}>
                    <p className={classes.checkedName}>{item.name}</p>
                    {item.first ? (
                      <p className={classes.hint}>
                        {t('check.first', { time: formatMoment(item.first, timeZone) })}
                      </p>
                    ) : (
                      item.blockers.map((blocker) => (
                        <div key={JSON.stringify(blocker)} className={classes.blocker}>
                          <span>{wordsOf(t, blocker)}</span>
                          {blocker.code === 'not-looked' ? null : (
                            <Button size="xs" variant="default" onClick={() => mend(item, blocker)}>
                              {t(`check.mend.${mendOf(blocker)}`)}
                            </Button>
                          )}
                        </div>
                      ))
                    )}
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <StepFoot onContinue={onDone} onSkip={onSkip} />
      {chosen ? (
        <ServicePanel
          key={chosen.id}
          service={chosen}
          onClose={() => {
            setOpened(null)
            void setupChanged()
          }}
        />
      ) : null}
    </>
  )
}

function wordsOf(t: TFunction<'setup'>, { code, kind, skill, needed, found }: Blocker) {
  const about = { skill, needed, found }
  if (code === 'no-resource' && skill) return t(`check.noSkill_${kind}`, about)
  if (code === 'no-resource') return t(found ? `check.fewer_${kind}` : `check.none_${kind}`, about)
  return t(`check.why.${code}`)
}

function mendOf({ code, kind }: Blocker): string {
  if (code === 'no-resource') return `add_${kind}`
  return code === 'no-hours' ? 'hours' : 'service'
}
