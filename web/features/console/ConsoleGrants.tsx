import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/api.ts'
import { visitorZone } from '../../ui/format-time.ts'
import { GrantPanel } from '../grants/GrantPanel.tsx'
import { GrantsList } from '../grants/GrantsList.tsx'
import { tenantQuery } from './api/tenants.ts'
import { BusinessField } from './BusinessField.tsx'
import { UserField } from './UserField.tsx'

/** Permissions of all businesses, given for a time. */
export function ConsoleGrants() {
  const { t } = useTranslation('console')
  return (
    <GrantsList
      name="platform"
      hint={t('grants.hint')}
      timeZone={visitorZone()}
      ofMany
      read={(query, signal) => api('GET /platform/grants', { query, signal })}
      panel={(panel) => <NewGrant {...panel} />}
    />
  )
}

function NewGrant(props: { onClose: () => void; onCreated: () => void }) {
  const { t } = useTranslation(['console', 'grants'])
  const [businessId, setBusinessId] = useState('')
  const business = useQuery({ ...tenantQuery(businessId), enabled: businessId !== '' })
  return (
    <GrantPanel
      {...props}
      business={businessId ? business.data?.slug : undefined}
      ready={!businessId || business.isSuccess}
      grantee={(field) => (
        <>
          <UserField label={t('grants:grantee')} required {...field} />
          <BusinessField
            label={t('grants.where')}
            description={t('grants.whereHint')}
            placeholder={t('grants.everywhere')}
            clearable
            value={businessId}
            onChange={setBusinessId}
          />
        </>
      )}
    />
  )
}
