import { Command, InvalidArgumentError } from 'commander'
import { auditVerifyCommand } from './audit-command.ts'
import { migrateCommand } from './migrate-command.ts'
import { tenantCreateCommand, tenantListCommand, tenantStatusCommand } from './tenant-commands.ts'
import { createSuperuserCommand, resetPasswordCommand } from './user-commands.ts'

const program = new Command('smooth').description('Runs the platform from the command line')

program
  .command('migrate')
  .description('bring the platform and every tenant up to date; can be interrupted and run again')
  .option('--workers <number>', 'tenants at once', atLeastOne, 4)
  .action(migrateCommand)

const tenant = program.command('tenant').description('the businesses on the platform')

tenant
  .command('create <slug>')
  .description('make a business, without users')
  .requiredOption('--name <name>', 'as its customers see it')
  .requiredOption('--time-zone <zone>', 'such as Europe/London', timeZone)
  .option('--country <code>', 'ISO 3166-1, two letters', 'GB')
  .option('--currency <code>', 'ISO 4217', 'GBP')
  .option('--plan <plan>', 'free, standard or unlimited', 'free')
  .action(tenantCreateCommand)

tenant
  .command('list')
  .description('list the businesses, with the migration that each is on')
  .action(tenantListCommand)

tenant
  .command('suspend <slug>')
  .description(
    'close a business to its members and visitors; its customers still see and cancel their visits',
  )
  .requiredOption('--reason <words>', 'for both logs')
  .action((slug: string, { reason }: { reason: string }) => tenantStatusCommand(slug, 'suspended', reason))

tenant
  .command('reactivate <slug>')
  .description('let a suspended business go on')
  .option('--reason <words>', 'for both logs')
  .action((slug: string, { reason }: { reason?: string }) => tenantStatusCommand(slug, 'active', reason))

const user = program.command('user').description('accounts')

user
  .command('create-superuser <email>')
  .description('make an account that may do everything; prints its password unless one is given')
  .requiredOption('--name <name>', 'of the person')
  .option('--password-stdin', 'read the password from the standard input')
  .action(createSuperuserCommand)

user
  .command('reset-password <email>')
  .description('give an account a new password and end its sessions; prints it unless one is given')
  .option('--tenant <slug>', 'the business that the account is in; without it, an account of the platform')
  .option('--clear-second-factor', 'remove the second factor too, for whoever has lost it')
  .option('--password-stdin', 'read the password from the standard input')
  .action(resetPasswordCommand)

program
  .command('audit')
  .description('the logs of who did what')
  .command('verify')
  .description('check that nothing was changed, removed, inserted or rewritten')
  .option('--tenant <slug>', 'the log of one business; without it, all and the platform’s')
  .action(auditVerifyCommand)

try {
  await program.parseAsync()
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}

function atLeastOne(text: string): number {
  if (!/^[1-9]\d?$/.test(text)) throw new InvalidArgumentError('It must be a number from 1 to 99.')
  return Number(text)
}

function timeZone(text: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone
  } catch {
    throw new InvalidArgumentError('There is no such time zone.')
  }
}
