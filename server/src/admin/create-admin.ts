/** `npm run admin:create`: the first administrator, from ADMIN_USERNAME, ADMIN_NAME and ADMIN_PASSWORD or from what is typed. */
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { createAdministrator } from '../usecases/staff/create-administrator.ts'
import { runTask } from './run-task.ts'

await runTask(async (ctx) => {
  const username = process.env.ADMIN_USERNAME || (await ask('用户名：'))
  const name = process.env.ADMIN_NAME || (await ask('姓名：'))
  const password = process.env.ADMIN_PASSWORD || (await ask('密码（不显示）：', { hidden: true }))
  await createAdministrator(ctx, { username, name, password })
  console.log(`管理员“${username}”已建立。`)
})

async function ask(question: string, { hidden = false } = {}): Promise<string> {
  process.stdout.write(question)
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() })
  const terminal = createInterface({ input: process.stdin, output: hidden ? silence : process.stdout, terminal: process.stdin.isTTY })
  const answer = await terminal.question('')
  terminal.close()
  if (hidden) process.stdout.write('\n')
  return answer.trim()
}
