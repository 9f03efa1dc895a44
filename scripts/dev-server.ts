import { start } from '../server/main.ts'

// Its address is the web app's, which `npm run dev` prints itself.
await start(process.env, { greet: false, freshDemo: process.argv.includes('--fresh-demo') })
