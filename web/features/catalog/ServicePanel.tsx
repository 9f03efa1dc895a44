import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { businessQuery } from '../../app/query.ts'
import { FormFailure } from '../workspace/FormFailure.tsx'
import { SidePanel } from '../workspace/SidePanel.tsx'
import { showDone, showProblem } from '../workspace/toast.tsx'
import { AffectedVisits } from './AffectedVisits.tsx'
import { ArchiveDialog } from './ArchiveDialog.tsx'
import { archiveService, changeService, strandedByService } from './api/services.ts'
import type { Service } from './catalog.types.ts'
import classes from './Form.module.css'
import { NeedsEditor } from './NeedsEditor.tsx'
import { OwnTermsEditor } from './OwnTermsEditor.tsx'
import { ServiceBasics } from './ServiceBasics.tsx'
import { ServicePolicies } from './ServicePolicies.tsx'
import { ServiceRules } from './ServiceRules.tsx'
import { useServiceForm } from './use-service-form.ts'

/** One service, new or to be changed; archived ones can be restored. */
export function ServicePanel(props: { service?: Service; readOnly?: boolean; onClose: () => void }) {
  const { t } = useTranslation('catalog')
  const { service } = props
  const business = useQuery(businessQuery).data
  const currency = service?.price.currency ?? business?.currency ?? 'GBP'
  const { form, rules, stranded, onSubmit, busy, failure } = useServiceForm(
    service,
    business,
    currency,
    props.onClose,
  )
  const [archiving, setArchiving] = useState(false)
  return (
    <SidePanel
      opened
      onClose={props.onClose}
      title={service ? service.name : t('services.new')}
      dirty={form.isDirty()}
      onSubmit={onSubmit}
      footer={
        props.readOnly ? undefined : (
          <>
            {service ? <ArchiveButton service={service} onArchive={() => setArchiving(true)} /> : null}
            <Button type="submit" loading={busy} className={classes.save}>
              {stranded.length > 0 ? t('regardless') : service ? t('save') : t('services.create')}
            </Button>
          </>
        )
      }
    >
      <FormFailure failure={failure} />
      {stranded.length > 0 ? <AffectedVisits affected={stranded} /> : null}
      <fieldset className={classes.sections} disabled={props.readOnly}>
        <ServiceBasics form={form} currency={currency} />
        <NeedsEditor form={form} />
        <ServiceRules form={form} rules={rules} />
        {business ? <ServicePolicies form={form} policies={business.policies} /> : null}
        <OwnTermsEditor form={form} currency={currency} />
      </fieldset>
      {archiving && service ? (
        <ArchiveDialog
          name={service.name}
          stranded={() => strandedByService(service.id, { active: false, version: service.version })}
          archive={() => archiveService(service.id)}
          onClose={() => setArchiving(false)}
          onArchived={props.onClose}
        />
      ) : null}
    </SidePanel>
  )
}

function ArchiveButton(props: { service: Service; onArchive: () => void }) {
  const { t } = useTranslation('catalog')
  const { service } = props
  const [busy, setBusy] = useState(false)
  if (service.active)
    return (
      <Button variant="subtle" color="red" onClick={props.onArchive}>
        {t('archive.action')}
      </Button>
    )
  return (
    <Button
      variant="default"
      loading={busy}
      onClick={async () => {
        setBusy(true)
        await restoreService(service, t('archive.restored', { name: service.name }))
        setBusy(false)
      }}
    >
      {t('archive.restore')}
    </Button>
  )
}

async function restoreService(service: Service, said: string): Promise<void> {
  try {
    await changeService(service.id, { active: true, version: service.version })
    showDone(said)
  } catch (error) {
    showProblem(error)
  }
}
