import type { ReactNode } from 'react'

interface Common {
  id?: string
  className?: string
  children?: ReactNode
}
export interface BlockProps extends Common {
  as?: 'div' | 'main' | 'section' | 'ol' | 'ul' | 'li' | 'dl' | 'dt' | 'dd' | 'p'
  /** Read aloud when it appears: `alert` at once, `status` when the reader pauses. */
  live?: 'alert' | 'status'
}
export interface HeadingProps extends Common {
  level: 1 | 2 | 3
}
export interface ButtonProps extends Common {
  onPress: () => void
  disabled?: boolean
  /** Name for a screen reader where the text alone does not say enough. */
  label?: string
  /** Whether what the button opens is open; left out where it opens nothing. */
  expanded?: boolean
}
export interface LinkProps extends Common {
  to: string
}
export interface NavProps extends Common {
  label: string
}
export interface NavLinkProps extends LinkProps {
  /** What the children say, for a screen reader inside WeChat. */
  label: string
  /** Whether one is there. */
  open: boolean
}
export interface DialogProps {
  label: string
  onClose: () => void
  children: ReactNode
}
export interface LabelProps extends Common {
  htmlFor: string
}
export interface GroupProps extends Common {
  legend: string
}
export interface TextInputProps {
  id: string
  label: string
  value: string
  onChange: (value: string) => void
  kind?: 'text' | 'phone' | 'code'
  maxLength: number
  /** The enter key, or the one a phone's keyboard ends with. */
  onConfirm?: () => void
  invalid?: boolean
  /** The id of the text that explains or corrects. */
  describedBy?: string
}
export type TextAreaProps = Omit<TextInputProps, 'kind' | 'onConfirm'> & {
  /** For a sentence or two. */
  short?: boolean
}
export interface SelectProps {
  id: string
  label: string
  value: string
  options: { value: string; label: string }[]
  placeholder: string
  onChange: (value: string) => void
  invalid?: boolean
  describedBy?: string
}
export interface ChoiceProps {
  type: 'radio' | 'checkbox'
  name: string
  checked: boolean
  onChange: (checked: boolean) => void
  /** `choice` where none is given: a mark with words beside it. */
  className?: string
  children: ReactNode
  /** What the children say, for a screen reader. */
  label: string
}
export interface PictureProps {
  src: string
  label: string
  className?: string
}
export interface BackGuardProps {
  /** Whether there is a step to go back to. */
  active: boolean
  onBack: () => void
}
