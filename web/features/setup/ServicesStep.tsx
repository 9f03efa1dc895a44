import { ActionIcon, Button, UnstyledButton } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMoney } from '../../ui/format-money.ts'
import { archiveService, changeService, servicesQuery } from '../catalog/api/services.ts'
import type { Service } from '../catalog/catalog.types.ts'
import { ServicePanel } from '../catalog/ServicePanel.tsx'
import { Confirm } from '../workspace/Confirm.tsx'
import { EmptyList } from '../workspace/EmptyList.tsx'
import { formatMinutes } from '../workspace/format.ts'
import { Loaded } from '../workspace/Loaded.tsx'
import { RowsSkeleton } from '../workspace/RowsSkeleton.tsx'
import { showDone, showProblem } from '../workspace/toast.tsx'
import { removeExamples, setupChanged } from './api/setup.ts'
import classes from './Setup.module.css'
import { StepFoot } from './StepFoot.tsx'
import type { StepProps } from './Wizard.tsx'

/** The services to start from. What is edited is one's own; examples go one by one or at once. */
export function ServicesStep({ setup, onDone, onSkip }: StepProps) {
  const { t } = useTranslation('setup')
  const services = useQuery(servicesQuery)
  const [opened, setOpened] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  const chosen = services.data?.find((service) => service.id === opened)
  const close = () => {
    setOpened(null)
    void setupChanged()
  }
  const remove = async ({ id, name }: Service) => {
    try {
      await archiveService(id)
      await setupChanged()
      showDone(t('services.removed', { name }), () => void restore(id))
    } catch (error) {
      showProblem(error)
    }
  }
  const restore = async (id: string) => {
    try {
      const { version } = (await services.refetch()).data?.find((one) => one.id === id) ?? { version: 1 }
      await changeService(id, { active: true, version })
      await setupChanged()
    } catch (error) {
      showProblem(error)
    }
  }
  const removeAll = async () => {
    setAsking(false)
    try {
      await removeExamples()
    } catch (error) {
      showProblem(error)
    }
  }
  return (
    <>
      <Loaded query={services} skeleton={<RowsSkeleton rows={5} />}>
        {(data) => {
          const active = data.filter((service) => service.active)
          if (active.length === 0)
            return <EmptyList title={t('services.empty')} hint={t('services.emptyHint')} />
          return (
            <ul className={classes.lines}>
              {active.map((service) => (
                <li key={service.id} className={classes.line}>
                  <UnstyledButton className={classes.lineName} onClick={() => setOpened(service.id)}>
                    {service.name}
                  </UnstyledButton>
                  {service.isExample ? <span className={classes.tag}>{t('services.example')}</span> : null}
                  <span className={classes.lineFact}>{formatMinutes(service.durationMinutes)}</span>
                  <span className={classes.lineFact}>{formatMoney(service.price)}</span>
                  <ActionIcon
                    size={44}
                    variant="subtle"
                    color="gray"
                    aria-label={t('services.remove', { name: service.name })}
                    onClick={() => void remove(service)}
                  >
                    <IconX size={16} />
                  </ActionIcon>
                </li>
              ))}
            </ul>
          )
        }}
      </Loaded>
      <div className={classes.row}>
        <Button
          variant="default"
          size="sm"
          leftSection={<IconPlus size={16} />}
          onClick={() => setOpened('new')}
        >
          {t('services.add')}
        </Button>
        {setup.examples > 0 ? (
          <Button variant="subtle" color="red" size="sm" onClick={() => setAsking(true)}>
            {t('services.removeAll')}
          </Button>
        ) : null}
      </div>
      <StepFoot onContinue={onDone} onSkip={onSkip} />
      {opened === 'new' ? <ServicePanel onClose={close} /> : null}
      {chosen ? <ServicePanel key={chosen.id} service={chosen} onClose={close} /> : null}
      <Confirm
        opened={asking}
        title={t('services.removeAllTitle')}
        action={t('services.removeAll')}
        danger
        onClose={() => setAsking(false)}
        onConfirm={() => void removeAll()}
      >
        <p>{t('services.removeAllText', { count: setup.examples })}</p>
      </Confirm>
    </>
  )
}
