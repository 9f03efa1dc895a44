import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { formatList } from '../../ui/format-list.ts'
import { Loaded } from '../workspace/Loaded.tsx'
import { RowsSkeleton } from '../workspace/RowsSkeleton.tsx'
import { packagesQuery } from './api/extras.ts'
import type { Package } from './catalog.types.ts'
import { ExtrasList } from './ExtrasList.tsx'
import { PackagePanel } from './PackagePanel.tsx'

/** Several services in one visit. */
export function PackagesTab(props: {
  opened: string | undefined
  onOpen: (id: string | undefined) => void
  readOnly: boolean
}) {
  const { t } = useTranslation('catalog')
  const packages = useQuery(packagesQuery)
  const chosen = packages.data?.find((one) => one.id === props.opened)
  return (
    <>
      <Loaded query={packages} skeleton={<RowsSkeleton />}>
        {(data) => (
          <ExtrasList
            of="packages"
            rows={data.map((one) => ({
              ...one,
              services: formatList(one.services.map(({ name }) => name)),
              offline: offline(one),
            }))}
            onOpen={props.onOpen}
          />
        )}
      </Loaded>
      {chosen || (props.opened === 'new' && !props.readOnly) ? (
        <PackagePanel
          key={props.opened}
          {...(chosen ? { one: chosen } : {})}
          readOnly={props.readOnly}
          onClose={() => props.onOpen(undefined)}
        />
      ) : null}
    </>
  )

  function offline({ active, bookableOnline, offlineBecause }: Package): string {
    if (!active) return t('archived.is')
    if (!bookableOnline) return t('services.isInternal')
    const [first] = offlineBecause
    return first ? t(`packages.because.${first.reason}`, { name: first.name }) : ''
  }
}
