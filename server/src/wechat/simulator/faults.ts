export type Fault = { path: string; errcode?: number; status?: number; delayMs?: number; times: number }

const FAULTS = 100

/** Mishaps ordered for the next calls of a path. */
export function createFaults() {
  const ordered = new Map<string, Fault>()

  return {
    order(fault: Fault) {
      ordered.delete(fault.path)
      if (fault.times > 0 && ordered.size < FAULTS) ordered.set(fault.path, fault)
    },
    take(path: string): Fault | null {
      const fault = ordered.get(path)
      if (!fault) return null
      this.order({ ...fault, times: fault.times - 1 })
      return fault
    },
  }
}
