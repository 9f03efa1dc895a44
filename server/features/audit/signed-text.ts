/** Where a chain ends: of a tenant, or (null) of the platform. */
export interface Head {
  tenant_id: string | null
  number: number
  hash: Buffer
}

/** What is signed of a head, with when: none of it can be moved to another chain, place or time. */
export const signedText = ({ tenant_id, number, hash }: Head, at: Date): string =>
  `${tenant_id ?? 'platform'} ${number} ${hash.toString('hex')} ${at.toISOString()}`
