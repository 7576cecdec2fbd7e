import { dirname, resolve } from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'

const roomOf = (name: string) => dirname(require.resolve(`${name}/package.json`))
/** All of the family, also what they need of each other: what is written for newer engines is compiled for those of old phones. */
const stablelib = resolve(roomOf('@stablelib/sha256'), '../../../../@stablelib')
const compile = { include: [resolve(__dirname, '../../shared/src'), roomOf('zod'), stablelib] }

// Sizes are plain px everywhere, so that text follows the reader's setting and not the width of the screen.
const postcss = { pxtransform: { enable: false, config: {} }, autoprefixer: { enable: true, config: {} } }

// WeChat asks for a bar of its own place; the frame of the page draws it, so that it follows the reader's text size.
const ownFiles = [
  { from: 'src/sitemap.json', to: 'dist/weapp/sitemap.json' },
  { from: 'src/theme.json', to: 'dist/weapp/theme.json' },
  { from: 'src/share-card.png', to: 'dist/weapp/share-card.png' },
  { from: 'src/tab-bar-slot', to: 'dist/weapp/custom-tab-bar' },
]

export default defineConfig<'webpack5'>(async (): Promise<UserConfigExport<'webpack5'>> => {
  const target = process.env.TARO_ENV ?? 'weapp'
  // Beside the app: its components all on one page, and an empty one as the floor of its measures.
  const beside = process.env.APP_BESIDE
  const isEmpty = beside === 'empty'
  return {
    projectName: 'petition',
    designWidth: 375,
    deviceRatio: { 375: 2 },
    sourceRoot: isEmpty ? 'measure/empty' : 'src',
    outputRoot: beside ? `dist/${beside}-${target}` : `dist/${target}`,
    plugins: [resolve(__dirname, 'screen-reader-names.ts')],
    env: {
      TARO_APP_API_BASE: JSON.stringify(process.env.TARO_APP_API_BASE ?? (target === 'h5' ? '' : 'http://127.0.0.1:3000')),
    },
    copy: {
      patterns: target === 'weapp' && !isEmpty ? ownFiles : [],
      options: {},
    },
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    // Out of the cache, what subpackages share comes as it once was, however its sources have changed.
    cache: {
      enable: !beside && target !== 'weapp',
      // A package that is patched keeps its version, by which the cache would know it.
      buildDependencies: { packages: [resolve(__dirname, '../../pnpm-lock.yaml')] },
    },
    mini: { postcss, compile },
    h5: {
      publicPath: beside ? './' : '/',
      staticDirectory: 'static',
      output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[contenthash:8].css',
        chunkFilename: 'css/[name].[contenthash:8].css',
      },
      router: { mode: 'hash' },
      postcss,
      compile,
      // Without it every page carries its own copy of what the pages share.
      webpackChain(chain) {
        chain.optimization.splitChunks({ chunks: 'all', minSize: 10_000 })
        chain.performance.hints(false)
      },
    },
  }
})
