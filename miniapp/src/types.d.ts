import '@tarojs/components/types/common'

declare module '@tarojs/components/types/common' {
  // Strings only: booleans come out wrong in the mini-program.
  interface StandardProps {
    ariaRole?: string
    ariaLabel?: string
    ariaHidden?: 'true' | 'false'
    ariaChecked?: 'true' | 'false'
  }
}
