import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'

/** What a query gave: a skeleton first, the problem with a way to try again, or the data. */
export function Loaded<T>(props: {
  query: UseQueryResult<T>
  skeleton: ReactNode
  children: (data: T) => ReactNode
}) {
  const { query } = props
  if (query.data !== undefined) return <>{props.children(query.data)}</>
  if (query.isError) return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
  return <>{props.skeleton}</>
}
