import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { showProblem } from '../workspace/toast.tsx'
import { apartQuery, keepApart } from './api/merges.ts'
import classes from './Customers.module.css'

/** Pairs that somebody looked at and said are two persons; each can be suggested again. */
export function ApartPairs() {
  const { t } = useTranslation('customers')
  const pairs = useInfiniteQuery(apartQuery)
  const all = pairs.data?.pages.flatMap((page) => page.items) ?? []
  if (all.length === 0) return null
  return (
    <section>
      <h3 className={classes.heading}>{t('duplicates.apartList')}</h3>
      <ul className={classes.visits}>
        {all.map(({ customers: [one, other] }) =>
          one && other ? (
            <li key={`${one.id} ${other.id}`} className={classes.pair}>
              <span className={classes.pairWords}>
                <strong>{`${one.name} · ${other.name}`}</strong>
              </span>
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t('duplicates.againThem', { name: one.name, other: other.name })}
                onClick={() => void keepApart(one.id, other.id, false).catch(showProblem)}
              >
                {t('duplicates.again')}
              </Button>
            </li>
          ) : null,
        )}
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
    </section>
  )
}
