import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './MorePages.module.css'

/** The way to the rest of a list that is read page by page. */
export function MorePages(props: {
  list: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown }
}) {
  const { t } = useTranslation()
  const { list } = props
  if (!list.hasNextPage) return null
  return (
    <div className={classes.more}>
      <Button
        size="sm"
        variant="default"
        loading={list.isFetchingNextPage}
        onClick={() => void list.fetchNextPage()}
      >
        {t('showMore')}
      </Button>
    </div>
  )
}
