import { mergeInternalComponents } from '@tarojs/shared'
import { screenReaderNames } from './screen-reader-names'

mergeInternalComponents(screenReaderNames)
