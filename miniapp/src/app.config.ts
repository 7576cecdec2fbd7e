const isBrowser = process.env.TARO_ENV === 'h5'

export default defineAppConfig({
  pages: [
    'pages/home/index',
    'pages/file/index',
    'pages/receipt/index',
    'pages/petitions/index',
    'pages/petition/index',
    'pages/rate/index',
    'pages/act/index',
    'pages/notices/index',
    'pages/lookup/index',
    'pages/sign-in/index',
    'pages/me/index',
  ],
  window: {
    navigationBarTitleText: '淮北信访',
    navigationBarBackgroundColor: '#ffffff',
    navigationBarTextStyle: 'black',
    backgroundColor: '#f3f5f7',
  },
  lazyCodeLoading: 'requiredComponents',
  sitemapLocation: 'sitemap.json',
  ...(isBrowser ? { animation: false } : {}),
})
