/** One thing that is measured beside another one. */
export type Work = () => unknown

export interface Turns {
  /** Milliseconds that one run takes: the median of the rounds. */
  milliseconds: (work: number) => number
  /** How many times as long the first one takes as the second: the median of the ratios within a round. */
  ratio: (first: number, second: number) => number
}

/**
 * Runs each work `runs` times a round, one after the other and in changing order, so that whatever else the machine
 * does hits them alike. The first round warms up and isn't counted.
 */
export async function inTurns(works: readonly Work[], rounds: number, runs: number): Promise<Turns> {
  const times: number[][] = []
  for (let round = 0; round <= rounds; round++) {
    const took: number[] = []
    const order = [...works.keys()]
    if (round % 2 === 1) order.reverse()
    for (const which of order) {
      const begin = performance.now()
      for (let n = 0; n < runs; n++) await (works[which] as Work)()
      took[which] = (performance.now() - begin) / runs
    }
    if (round > 0) times.push(took)
  }
  const of = (took: number[], work: number) => took[work] as number
  return {
    milliseconds: (work) => median(times.map((took) => of(took, work))),
    ratio: (first, second) => median(times.map((took) => of(took, first) / of(took, second))),
  }
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] as number
}
