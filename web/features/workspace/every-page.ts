interface Page<T> {
  items: T[]
  nextCursor: string | null
}

/** Reads a list to its end, 200 at a time. For lists that a business keeps short, such as its services. */
export async function everyPage<T>(
  read: (page: { limit: string; cursor?: string }) => Promise<Page<T>>,
): Promise<T[]> {
  const items: T[] = []
  let cursor: string | null = null
  do {
    const page: Page<T> = await read({ limit: '200', ...(cursor === null ? {} : { cursor }) })
    items.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== null)
  return items
}
