import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../src/embedded/postgres.ts'

/** Where a database is: as its owner, and as the service itself. */
export type DatabaseUrls = { ownerUrl: string; appUrl: string }

declare module 'vitest' {
  interface ProvidedContext {
    postgres: DatabaseUrls
  }
}

/** One real PostgreSQL for the whole run, in a folder of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'petition-test-'))
  const { ownerUrl, appUrl, stop } = await startEmbeddedPostgres({ dataDir, log: () => {} })
  project.provide('postgres', { ownerUrl, appUrl })
  return async () => {
    await stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
