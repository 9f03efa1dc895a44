/**
 * Shares a price out in proportion to `weights`, in whole minor units, so that the sum is exact: what rounding leaves
 * goes to those with the largest remainders, the earlier first. Where all weights are 0, in equal shares.
 */
export function sharePrice(price: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const parts = sum > 0 ? weights : weights.map(() => 1)
  const whole = sum > 0 ? sum : weights.length
  // in BigInt: a price times a weight can be beyond what a number holds exactly
  const shares = parts.map((part) => {
    const product = BigInt(price) * BigInt(part)
    return { share: Number(product / BigInt(whole)), rest: Number(product % BigInt(whole)) }
  })
  let left = price - shares.reduce((total, { share }) => total + share, 0)
  const byRest = shares.map((_, at) => at).sort((a, b) => rest(b) - rest(a) || a - b)
  for (const at of byRest) {
    if (left === 0) break
    ;(shares[at] as { share: number }).share++
    left--
  }
  return shares.map(({ share }) => share)

  function rest(at: number): number {
    return (shares[at] as { rest: number }).rest
  }
}
