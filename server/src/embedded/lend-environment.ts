/**
 * Loaded by package.json before an operator's command: where no database is named, the command works on the one that a running
 * `npm start` has, with the secrets of its data folder.
 */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runningPostgres } from './postgres.ts'
import { environmentOf, loadSecrets } from './secrets.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const isGiven = (name: string) => Boolean(process.env[name]?.trim())

async function lend(dataDir: string): Promise<void> {
  const secrets = existsSync(join(dataDir, 'secrets.json')) ? await loadSecrets(dataDir) : undefined
  const database = secrets && runningPostgres(dataDir, secrets)
  if (!database) {
    console.error(
      '没有指定数据库：请先运行 npm start，再在另一个终端运行这个命令；或者用 DATABASE_URL 等环境变量指定服务所用的数据库和密钥。',
    )
    process.exit(1)
  }
  const lent = {
    ...environmentOf(secrets),
    DATABASE_URL: database.appUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
    EMBEDDED: '1',
    DATA_DIR: dataDir,
  }
  for (const [name, value] of Object.entries(lent)) if (name === 'DATA_DIR' || !isGiven(name)) process.env[name] = value
}

if (!isGiven('DATABASE_URL') && process.env.NODE_ENV !== 'production') await lend(resolve(root, process.env.DATA_DIR?.trim() || '.data'))
