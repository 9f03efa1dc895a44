import { Command, InvalidArgumentError } from 'commander'
import { migrateCommand } from './migrate-command.ts'
import { tenantCreateCommand, tenantListCommand } from './tenant-commands.ts'

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
