export interface ChosenFile {
  path: string
  name: string
  sizeBytes: number
  isPhoto: boolean
}
export interface Chooser {
  label: string
  /** Empty when nothing was chosen. */
  choose: (most: number) => Promise<ChosenFile[]>
}
