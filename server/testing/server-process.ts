import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

export interface ServerProcess {
  address: string
  /** Bytes that the process takes. */
  memory(): Promise<number>
  /** Ends it in the middle of whatever it does. */
  kill(): Promise<void>
}

/** Starts a server in a process of its own, on the database at `appUrl`, whose clock stands at `now`. */
export async function serverProcess(options: {
  appUrl: string
  now: string
  logs: string
  port?: number
}): Promise<ServerProcess> {
  const child: ChildProcess = fork(join(import.meta.dirname, 'live-server.ts'), {
    env: {
      ...process.env,
      APP_URL: options.appUrl,
      NOW: options.now,
      LOGS: options.logs,
      ...(options.port ? { PORT: String(options.port) } : {}),
    },
    execArgv: [],
  })
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return {
    address: `127.0.0.1:${port}`,
    async memory() {
      child.send('memory')
      const [{ memory }] = (await once(child, 'message')) as [{ memory: number }]
      return memory
    },
    async kill() {
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
  }
}
