import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/**
 * Serves the built web app: hashed files for a year, the page itself afresh each time. Any path that isn't a file is
 * the page, since the router in the browser knows it. The page says when nobody may sign up a business here.
 */
export async function webApp(
  app: FastifyInstance,
  root: string,
  { signUp }: { signUp: boolean },
): Promise<{ page: () => string | null }> {
  await app.register(fastifyStatic, {
    root,
    prefix: '/',
    wildcard: false,
    index: false,
    preCompressed: true,
    setHeaders: (reply, path) => {
      const hashed = path.includes(`${join(root, 'assets')}/`)
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  const file = join(root, 'index.html')
  const read = () => {
    if (!existsSync(file)) return null
    const page = readFileSync(file, 'utf8')
    return signUp ? page : page.replace('<html', '<html data-sign-up="off"')
  }
  let kept = read()
  return { page: () => (kept ??= read()) }
}
