import { readConfig } from '../config.ts'
import { tenantScope } from '../database/request-context.ts'
import { verifyAudit } from '../features/audit/verify-audit.ts'
import { openSecret } from '../startup/open-secret.ts'
import { withDatabase } from './cli-database.ts'
import { requireTenant } from './require-tenant.ts'

/** `smooth audit verify`: the platform's log and every business's, or one; ends with code 1 where one is broken. */
export async function auditVerifyCommand(options: { tenant?: string }): Promise<void> {
  const secret = openSecret(readConfig(process.env))
  const broken = await withDatabase(async (database) => {
    const tenants = options.tenant
      ? [await requireTenant(database, options.tenant)]
      : await database.readPlatform(({ db }) =>
          db.selectFrom('tenants').select(['id', 'slug']).orderBy('slug').execute(),
        )
    const logs = [...(options.tenant ? [] : [{ id: null, slug: 'the platform' }]), ...tenants]
    let count = 0
    for (const { id, slug } of logs) {
      const scope = id === null ? null : await tenantScope(database, id)
      const { entries, signatures, broken } = await verifyAudit({ database, secret }, scope)
      if (broken) {
        count++
        console.error(`${slug}: ${broken.kind} ${broken.number} ${broken.problem}`)
      } else console.log(`${slug}: ${entries} entries and ${signatures} signatures hold`)
    }
    return count
  })
  if (broken > 0) process.exitCode = 1
}
