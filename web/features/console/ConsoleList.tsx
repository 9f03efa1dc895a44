import type { ReactNode } from 'react'
import { MorePages } from '../../ui/MorePages.tsx'
import type { usePages } from '../../ui/use-pages.ts'
import list from '../catalog/List.module.css'
import { Loaded } from '../workspace/Loaded.tsx'
import { RowsSkeleton } from '../workspace/RowsSkeleton.tsx'

/** A list that is read page by page: while it loads, when it failed, when there is nothing, and its rows. */
export function ConsoleList<T>(props: {
  list: ReturnType<typeof usePages<T>>
  empty: ReactNode
  children: (items: T[]) => ReactNode
}) {
  return (
    <div className={list.content}>
      <Loaded query={props.list} skeleton={<RowsSkeleton rows={12} />}>
        {(items) => (items.length > 0 ? props.children(items) : props.empty)}
      </Loaded>
      <MorePages list={props.list} />
    </div>
  )
}
