import type { ChosenPlace } from './chosen-place'

/** A browser has no map of its own: the place is picked or typed. */
export const choosePlace: (() => Promise<ChosenPlace | undefined>) | undefined = undefined
