import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../database/embedded.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The superuser's address of the run's own PostgreSQL. */
    clusterUrl: string
  }
}

/** One throwaway PostgreSQL for a run of the tests; gone afterwards, even when the run is killed. */
export default async function startCluster(project: TestProject): Promise<() => Promise<void>> {
  const silent = { info() {}, warn() {} }
  const cluster = await startEmbeddedPostgres({ forTests: true, log: silent })
  project.provide('clusterUrl', cluster.url)
  return () => cluster.stop()
}
