import { owe, resumeTask, stopTask } from './replay-clocks.ts'
import { taskOf } from './replay-parts.ts'
import type { Effects } from './replay-state.ts'

/** What is owed after an answer. */
export const onTasks: Effects = {
  'fulfilment-proof'(scene) {
    taskOf(scene).status = 'proved'
    stopTask(scene, taskOf(scene))
  },
  'fulfilment-refusal'(scene) {
    taskOf(scene).status = 'refused'
    owe(scene, 'call-back', { organisationId: scene.state.petition.followerId })
  },
  'fulfilment-confirmation'(scene) {
    taskOf(scene).status = scene.data.confirmed ? 'confirmed' : 'contested'
    if (!scene.data.confirmed) resumeTask(scene, taskOf(scene))
  },
  'call-back'(scene) {
    taskOf(scene).status = 'done'
    stopTask(scene, taskOf(scene))
  },
}
