import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'

/**
 * After a reboot the number may belong to any other program, and PostgreSQL would refuse to start. The file itself stays: by
 * its other lines PostgreSQL sees whether a backend of the last run still holds the shared memory.
 */
export async function disownPidFile(pidFile: string): Promise<void> {
  const nobodysPid = 2 ** 31 - 1
  await writeFile(pidFile, readFileSync(pidFile, 'utf8').replace(/^\d+/, `${nobodysPid}`))
}

export function readPidFile(pidFile: string): { pid?: number; port?: number } {
  if (!existsSync(pidFile)) return {}
  const lines = readFileSync(pidFile, 'utf8').split('\n')
  return { pid: Number(lines[0]) || undefined, port: Number(lines[3]) || undefined }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** False also for a dead one whose parent has not taken notice. */
export function isPostgres(pid: number): boolean {
  try {
    const command =
      process.platform === 'linux' ? readFileSync(`/proc/${pid}/cmdline`) : execFileSync('ps', ['-o', 'command=', '-p', `${pid}`])
    return command.includes('postgres')
  } catch {
    return false
  }
}
