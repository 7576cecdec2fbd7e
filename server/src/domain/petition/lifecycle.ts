import type { Step } from './step.ts'
import { stepsOnAssignment } from './steps-on-assignment.ts'
import { stepsOnPetition } from './steps-on-petition.ts'
import { stepsOnProposal } from './steps-on-proposal.ts'
import { stepsOnTask } from './steps-on-task.ts'

/** The whole life. A new stage is a new row; no other file decides legality by status. */
export const STEPS: readonly Step[] = [...stepsOnPetition, ...stepsOnAssignment, ...stepsOnProposal, ...stepsOnTask]
