import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query'

interface Page<T> {
  items: T[]
  nextCursor: string | null
}

/** A list that is read page by page: the items so far, and how to get more. */
export function usePages<T>(
  queryKey: QueryKey,
  read: (page: { cursor?: string }, signal: AbortSignal) => Promise<Page<T>>,
) {
  return useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => read(pageParam === null ? {} : { cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    select: ({ pages }) => pages.flatMap((page) => page.items),
  })
}
