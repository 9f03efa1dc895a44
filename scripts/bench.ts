// Runs the benchmarks of bench/ one after another, so that none takes the processor from another one.
// `npm run bench -- slots timeline` runs those whose names begin so.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '..', 'bench')
const all = readdirSync(folder).filter((file) => file.endsWith('.bench.ts'))
const asked = process.argv.slice(2)
const chosen = all.filter((file) => asked.length === 0 || asked.some((name) => file.startsWith(name)))

if (chosen.length === 0) {
  console.error(
    `No such benchmark. There are: ${all.map((file) => file.replace('.bench.ts', '')).join(', ')}`,
  )
  process.exit(1)
}
const failed = chosen.filter((file) => {
  console.log(`\n── ${file.replace('.bench.ts', '')}`)
  const args = ['--expose-gc', join(folder, file)]
  return spawnSync(process.execPath, args, { stdio: 'inherit' }).status !== 0
})
if (failed.length > 0) {
  console.error(`\nfailed: ${failed.join(', ')}`)
  process.exit(1)
}
