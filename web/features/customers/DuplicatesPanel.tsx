import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { EmptyList } from '../workspace/EmptyList.tsx'
import { RowsSkeleton } from '../workspace/RowsSkeleton.tsx'
import { SidePanel } from '../workspace/SidePanel.tsx'
import { showDone, showProblem } from '../workspace/toast.tsx'
import { ApartPairs } from './ApartPairs.tsx'
import type { Customer } from './api/customers.ts'
import { duplicatesQuery, keepApart } from './api/merges.ts'
import classes from './Customers.module.css'
import { MergeDialog } from './MergeDialog.tsx'

/** Customers who are likely one person, two by two. */
export function DuplicatesPanel(props: { onClose: () => void }) {
  const { t } = useTranslation('customers')
  const pairs = useInfiniteQuery(duplicatesQuery)
  const [merging, setMerging] = useState<readonly Customer[] | null>(null)
  const all = pairs.data?.pages.flatMap((page) => page.items) ?? []
  const separate = async ([one, other]: readonly Customer[]) => {
    if (!one || !other) return
    try {
      await keepApart(one.id, other.id, true)
      showDone(t('duplicates.apartDone'), () => void keepApart(one.id, other.id, false).catch(showProblem))
    } catch (error) {
      showProblem(error)
    }
  }
  return (
    <SidePanel opened onClose={props.onClose} title={t('duplicates.title')}>
      <p className={classes.hint}>{t('duplicates.hint')}</p>
      {pairs.isPending ? <RowsSkeleton rows={4} /> : null}
      {pairs.isError ? <ProblemNotice error={pairs.error} onRetry={() => void pairs.refetch()} /> : null}
      {pairs.data && all.length === 0 ? <EmptyList title={t('duplicates.none')} /> : null}
      <ul className={classes.visits}>
        {all.map(({ by, customers }) => (
          <li key={customers.map((one) => one.id).join()} className={classes.pair}>
            <span className={classes.pairWords}>
              <strong>{customers.map((one) => one.name).join(' · ')}</strong>
              <span className={classes.what}>{t(`duplicates.${by}`)}</span>
            </span>
            <span className={classes.pairActs}>
              <Button
                size="compact-sm"
                variant="subtle"
                color="gray"
                aria-label={t('duplicates.apartThem', {
                  name: customers[0]?.name,
                  other: customers[1]?.name,
                })}
                onClick={() => void separate(customers)}
              >
                {t('duplicates.apart')}
              </Button>
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t('duplicates.compareThem', { name: customers[0]?.name })}
                onClick={() => setMerging(customers)}
              >
                {t('duplicates.compare')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {pairs.hasNextPage ? (
        <Button
          size="xs"
          variant="default"
          loading={pairs.isFetchingNextPage}
          onClick={() => void pairs.fetchNextPage()}
        >
          {t('duplicates.more')}
        </Button>
      ) : null}
      <ApartPairs />
      {merging?.[0] && merging[1] ? (
        <MergeDialog
          pair={[merging[0], merging[1]]}
          onClose={() => setMerging(null)}
          onMerged={() => setMerging(null)}
        />
      ) : null}
    </SidePanel>
  )
}
