import type { ThemeConfig } from 'antd'

/** Ant Design's defaults where they do not reach a contrast of 4.5:1 on white. */
export const theme: ThemeConfig = {
  cssVar: {},
  token: {
    colorPrimary: '#0b57b7',
    colorLink: '#0b57b7',
    colorError: '#b91c1c',
    colorWarning: '#a15c00',
    colorWarningBg: '#fff8e8',
    colorWarningBorder: '#f0c36d',
    colorSuccess: '#1f7a34',
    colorSuccessBg: '#eef8f0',
    colorSuccessBorder: '#9fd0aa',
    colorTextSecondary: '#4b5563',
    colorTextTertiary: '#596270',
    colorTextDescription: '#4b5563',
    colorTextPlaceholder: '#6b7280',
    colorTextLabel: '#374151',
    colorBgLayout: '#f2f4f7',
    borderRadius: 4,
    fontFamily: '"PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Source Han Sans SC", system-ui, sans-serif',
  },
}
