import type { Context } from '../../context.ts'
import { listOrganisations } from '../../db/places.ts'
import { insertStaff } from '../../db/staff.ts'
import { hashPassword } from '../session/password.ts'

/** @throws Error in one sentence when it cannot be made */
export async function createAdministrator(
  { db, now }: Pick<Context, 'db' | 'now'>,
  { username, name, password }: { username: string; name: string; password: string },
): Promise<void> {
  if (!/^[\p{L}\p{N}._@-]{3,60}$/u.test(username)) throw new Error('用户名应为3至60个字母、数字或者 . _ @ - 。')
  if (name.trim() === '') throw new Error('请填写姓名。')
  if ([...password].length < 12 || new Set(password).size < 6) throw new Error('密码至少12个字符，且不能由少数几个字符重复组成。')
  const bureau = (await listOrganisations(db)).find(({ kind, level }) => kind === 'bureau' && level === 'city')
  if (!bureau) throw new Error('还没有载入单位数据，请先启动一次服务。')
  const passwordHash = await hashPassword(password)
  const member = { username, name: name.trim(), passwordHash, roles: ['administrator'], organisationId: bureau.id, readsSealed: false }
  if (!(await insertStaff(db, member, now()))) throw new Error(`用户名“${username}”已经被使用。`)
}
