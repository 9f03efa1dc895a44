import { start } from '../server/main.ts'
import { buildWebIfStale } from './build-web.ts'

await start(process.env, { meanwhile: buildWebIfStale, freshDemo: process.argv.includes('--fresh-demo') })
