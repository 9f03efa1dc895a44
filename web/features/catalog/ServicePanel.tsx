import { useQuery } from '@tanstack/react-query'
import { businessQuery } from '../../app/query.ts'
import { serviceArchive } from './api/services.ts'
import type { Service } from './catalog.types.ts'
import { EditPanel } from './EditPanel.tsx'
import { NeedsEditor } from './NeedsEditor.tsx'
import { OwnTermsEditor } from './OwnTermsEditor.tsx'
import { ServiceBasics } from './ServiceBasics.tsx'
import { ServicePolicies } from './ServicePolicies.tsx'
import { ServiceRules } from './ServiceRules.tsx'
import { ServiceSummary } from './ServiceSummary.tsx'
import { useServiceForm } from './use-service-form.ts'

/** One service, new or to be changed; archived ones can be restored. */
export function ServicePanel(props: {
  service?: Service | undefined
  readOnly?: boolean
  onClose: () => void
}) {
  const { service } = props
  const business = useQuery(businessQuery).data
  const currency = service?.price.currency ?? business?.currency ?? 'GBP'
  const { form, rules, stranded, ...editing } = useServiceForm(service, business, currency, props.onClose)
  return (
    <EditPanel
      of="services"
      one={service}
      how={serviceArchive}
      dirty={form.isDirty()}
      editing={editing}
      readOnly={props.readOnly}
      stranded={stranded}
      onClose={props.onClose}
    >
      <ServiceSummary form={form} />
      <ServiceBasics form={form} currency={currency} />
      <NeedsEditor form={form} />
      <ServiceRules form={form} rules={rules} />
      {business ? <ServicePolicies form={form} policies={business.policies} /> : null}
      <OwnTermsEditor form={form} currency={currency} />
    </EditPanel>
  )
}
