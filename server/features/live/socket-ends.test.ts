import { afterAll, describe, expect, it } from 'vitest'
import { type Following, range } from '../../testing/follow.ts'
import { liveSalon } from '../../testing/live-salon.ts'

const at = await liveSalon()
const { server, salon, owner, open, live, refused, head, note } = at
afterAll(at.close)

describe('a socket ends', () => {
  const staff = async (name: string) => {
    const user = await server.makeUser({ email: `${name}@salon.test`, role: 'TENANT_STAFF', tenant: salon })
    const follower = await live({ token: user.token })
    return { ...user, follower }
  }
  const users = (id: string, values: object) =>
    server.database.withPlatform(({ db }) =>
      db.updateTable('users').set(values).where('id', '=', id).execute(),
    )
  const endsWith = (follower: Following, code: number) => expect.poll(() => follower.closed).toBe(code)

  it('when its session is signed out, and nothing comes after', async () => {
    const { token, follower } = await staff('out')
    await server.call('POST', '/auth/sign-out', { tenant: 'salon', token })
    await endsWith(follower, 4001)
    await note(['appointment.moved'])
    expect(follower.messages).toEqual([])
    expect(await refused({ token })).toBe('401')
  })

  it('when the account is disabled, or its role or what it may see is another', async () => {
    const [disabled, raised, widened, same] = [
      await staff('disabled'),
      await staff('raised'),
      await staff('widened'),
      await staff('same'),
    ]
    await users(disabled.id, { status: 'disabled' })
    await users(raised.id, { role: 'TENANT_MANAGER' })
    await users(widened.id, { contacts: 'all' })
    await endsWith(disabled.follower, 4001)
    await endsWith(raised.follower, 4003)
    await endsWith(widened.follower, 4003)
    expect(same.follower.closed).toBeUndefined()
    expect(await refused({ token: widened.token })).toBe('open')
  })

  it('when the masquerade that it was opened in does', async () => {
    const { id } = await staff('hidden')
    const begun = await server.call('POST', '/masquerade', {
      tenant: 'salon',
      token: owner.token,
      body: { userId: id, reason: 'to see' },
    })
    expect(begun.status).toBe(201)
    const follower = await live({ token: begun.body.token })
    await server.call('DELETE', '/masquerade', { tenant: 'salon', token: begun.body.token })
    await endsWith(follower, 4001)
  })

  it('when a grant begins or runs out, and when the session does', async () => {
    const { token, id, follower } = await staff('granted')
    const granted = await server.call('POST', '/grants', {
      tenant: 'salon',
      token: owner.token,
      body: { granteeId: id, action: 'view_billing', reason: 'to see', durationMinutes: 5 },
    })
    expect(granted.status).toBe(201)
    await endsWith(follower, 4003)
    const again = await live({ token })
    server.clock.now = new Date(server.clock.now.getTime() + 6 * 60_000)
    await endsWith(again, 4003)
    const third = await live({ token })
    await server.database.withPlatform(({ db, now }) =>
      db.updateTable('sessions').set({ expires_at: now }).where('user_id', '=', id).execute(),
    )
    await endsWith(third, 4001)
  })

  it('when it says too much', async () => {
    const loud = await live()
    loud.socket.send('x'.repeat(2000))
    await endsWith(loud, 1009)
    const chatty = await live()
    for (let n = 0; n <= 100; n++) chatty.socket.send('hello')
    await endsWith(chatty, 1008)
  })

  it('when one session has too many: the next is refused', async () => {
    const { token } = await staff('tabs')
    const tabs = await Promise.all(range(1, 29).map(() => live({ token })))
    expect(await refused({ token })).toBe('429')
    tabs[0]?.end()
    await expect.poll(() => refused({ token })).toBe('open')
  })

  it('when its client doesn’t read: the others don’t wait for it, and it comes again for the rest', {
    timeout: 120_000,
  }, async () => {
    const [slow, quick] = [await live(), await live()]
    const before = await head()
    slow.socket.pause()
    let cut = false
    const text = 'x'.repeat(20_000)
    let written = 0
    while (!cut && written < 4000) {
      await server.database.withTenant(salon, async (tx) => {
        for (let n = 0; n < 50; n++) tx.event('appointment.marked', { text })
      })
      written += 50
      await quick.until(before + written)
      cut =
        server.app.websocketServer.clients.size <
        open.filter(({ socket }) => socket.readyState === socket.OPEN).length
    }
    expect(cut).toBe(true)
    expect(quick.numbers()).toEqual(range(before + 1, before + written))
    slow.socket.resume()
    await expect.poll(() => slow.closed).toBe(1006)
    const again = await live({ after: (await head()) - 10 })
    await again.until(await head())
    expect(again.numbers()).toHaveLength(10)
  })
})
