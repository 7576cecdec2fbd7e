const targets = { ios: '13', chrome: '80' }

module.exports = { presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', hot: false, targets, useBuiltIns: false }]] }
