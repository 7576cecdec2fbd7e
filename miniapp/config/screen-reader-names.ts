import { resolve } from 'node:path'
import type { IPluginContext } from '@tarojs/service'
import { screenReaderNames } from '../src/platform/screen-reader-names'

interface MiniPlatform {
  template?: { mergeComponents: (ctx: IPluginContext, components: Record<string, Record<string, string>>) => void }
  runtimePath: string | string[]
}

/** Puts aria attributes into the templates of the mini-program, where Taro leaves them out. */
export default (ctx: IPluginContext) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform: MiniPlatform) {
      if (!platform.template) return
      platform.template.mergeComponents(ctx, screenReaderNames)
      platform.runtimePath = [platform.runtimePath, resolve(__dirname, '../src/platform/screen-reader-runtime.ts')].flat()
    },
  })
}
