import { asc, eq, inArray } from 'drizzle-orm'
import type { Queryable, Tx } from './client.ts'
import { task } from './schema/tasks.ts'

export type TaskRow = typeof task.$inferSelect

export function listTasks(db: Queryable, petitionIds: readonly string[]): Promise<TaskRow[]> {
  return db
    .select()
    .from(task)
    .where(inArray(task.petitionId, [...petitionIds]))
    .orderBy(asc(task.dueOn), asc(task.id))
}

export async function insertTask(tx: Tx, row: typeof task.$inferInsert) {
  await tx.insert(task).values(row)
}

export async function setTask(tx: Tx, id: string, status: TaskRow['status']) {
  await tx.update(task).set({ status }).where(eq(task.id, id))
}
