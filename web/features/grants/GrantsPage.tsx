import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/api.ts'
import { EmptyList } from '../workspace/EmptyList.tsx'
import { useCan, useMe, useTenant } from '../workspace/use-me.ts'
import { GrantPanel } from './GrantPanel.tsx'
import { GrantsList } from './GrantsList.tsx'
import { useGrantees } from './use-grantees.ts'

/** Permissions of the business, given for a time. */
export function GrantsPage() {
  const { t } = useTranslation('grants')
  const may = useCan()('grants.manage')
  const borrowed = useMe().masquerade !== null
  if (!may) return <EmptyList title={t(borrowed ? 'notBorrowed' : 'notYours')} />
  return <Grants />
}

function Grants() {
  const { t } = useTranslation('grants')
  return (
    <GrantsList
      name="business"
      hint={t('hint')}
      emptyHint={t('emptyHint')}
      timeZone={useTenant().timeZone}
      ofMany={false}
      read={(query, signal) => api('GET /grants', { query, signal })}
      panel={(panel) => <NewGrant {...panel} />}
    />
  )
}

function NewGrant(props: { onClose: () => void; onCreated: () => void }) {
  const { t } = useTranslation('grants')
  const grantees = useGrantees()
  return (
    <GrantPanel
      {...props}
      grantee={({ value, onChange, error }) => (
        <Select
          label={t('grantee')}
          description={t('granteeHint')}
          searchable
          required
          data={grantees}
          value={value || null}
          onChange={(id) => onChange(id ?? '')}
          error={error}
        />
      )}
    />
  )
}
