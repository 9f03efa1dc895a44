import { createServer } from 'node:net'

/** Rejects with the reason, at once instead of after all the work of a first start, where nobody could listen. */
export function checkPort(host: string, port: number): Promise<void> {
  const server = createServer()
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host, port }, () => server.close(() => resolve()))
  })
}
