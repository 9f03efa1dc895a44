import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { formatList } from '../../ui/format-list.ts'
import { packagesQuery } from './api/extras.ts'
import type { Package } from './catalog.types.ts'
import { ExtrasTable } from './ExtrasTable.tsx'
import { FilteredList } from './FilteredList.tsx'
import { PackagePanel } from './PackagePanel.tsx'
import type { TabProps } from './ServicesTab.tsx'

/** Several services in one visit. */
export function PackagesTab({ opened, onOpen, readOnly }: TabProps) {
  const { t } = useTranslation('catalog')
  const packages = useQuery(packagesQuery)
  const chosen = packages.data?.find((one) => one.id === opened)
  const offline = ({ active, bookableOnline, offlineBecause: [first] }: Package): string => {
    if (!active) return t('archived.is')
    if (!bookableOnline) return t('services.isInternal')
    return first ? t(`packages.because.${first.reason}`, { name: first.name }) : ''
  }
  return (
    <>
      <FilteredList of="packages" query={packages}>
        {(shown) => (
          <ExtrasTable
            of="packages"
            extras={shown.map((one) => ({
              ...one,
              about: formatList(one.services.map(({ name }) => name)),
              offline: offline(one),
            }))}
            readOnly={readOnly}
            onOpen={onOpen}
          />
        )}
      </FilteredList>
      {chosen || (opened === 'new' && !readOnly) ? (
        <PackagePanel key={opened} one={chosen} readOnly={readOnly} onClose={() => onOpen(undefined)} />
      ) : null}
    </>
  )
}
