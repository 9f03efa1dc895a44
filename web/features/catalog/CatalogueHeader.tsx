import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ExportButton } from '../exports/ExportButton.tsx'
import { PageHeader } from '../workspace/PageHeader.tsx'

/** A page's title with what the list on it is for, and how it is exported and added to by those who may. */
export function CatalogueHeader(props: {
  page: 'services' | 'resources'
  of: 'services' | 'resources' | 'addOns' | 'packages'
  onNew: (() => void) | undefined
}) {
  const { t } = useTranslation('catalog')
  const { page, of, onNew } = props
  return (
    <PageHeader title={t(`${page}.title`)} hint={t(`${of}.hint`)}>
      {of === page ? <ExportButton list={page} /> : null}
      {onNew ? (
        <Button size="sm" leftSection={<IconPlus size={16} />} onClick={onNew}>
          {t(`${of}.new`)}
        </Button>
      ) : null}
    </PageHeader>
  )
}
