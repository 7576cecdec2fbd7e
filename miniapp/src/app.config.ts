const isBrowser = process.env.TARO_ENV === 'h5'

/** What is opened seldom is fetched when it is needed: each folder keeps its address. */
const subpackages = [
  { root: 'pages/file', pages: ['index', 'drafts/index', 'way/index'] },
  { root: 'pages/receipt', pages: ['index'] },
  { root: 'pages/act', pages: ['index'] },
  { root: 'pages/rate', pages: ['index'] },
  { root: 'pages/verify', pages: ['index'] },
  { root: 'pages/openings', pages: ['index'] },
  { root: 'pages/lookup', pages: ['index'] },
  {
    root: 'pages/open',
    pages: ['mailbox/index', 'published/index', 'letter/index', 'reception/index', 'guide/index', 'data/index', 'about/index'],
  },
  { root: 'pages/mine', pages: ['settings/index', 'privacy/index', 'profile/index', 'phone/index', 'account/index', 'earlier/index'] },
  ...(process.env.APP_BESIDE === 'gallery' ? [{ root: 'pages/gallery', pages: ['index'] }] : []),
]

const tabs = [
  { pagePath: 'pages/home/index', text: '首页' },
  { pagePath: 'pages/petitions/index', text: '我的信访' },
  { pagePath: 'pages/notices/index', text: '消息' },
  { pagePath: 'pages/me/index', text: '我的' },
]

export default defineAppConfig({
  pages: [...tabs.map(({ pagePath }) => pagePath), 'pages/petition/index', 'pages/sign-in/index'],
  subPackages: subpackages,
  preloadRule: {
    'pages/home/index': { network: 'all', packages: ['pages/file', 'pages/lookup'] },
    'pages/file/index': { network: 'all', packages: ['pages/receipt'] },
    'pages/petition/index': { network: 'all', packages: ['pages/act', 'pages/rate'] },
  },
  window: {
    navigationBarTitleText: '淮北信访',
    navigationBarBackgroundColor: '@bar',
    // The types know the two values only, not the names of theme.json.
    navigationBarTextStyle: '@barText' as 'black',
    backgroundColor: '@ground',
    backgroundTextStyle: '@pull' as 'dark',
  },
  darkmode: true,
  themeLocation: 'theme.json',
  lazyCodeLoading: 'requiredComponents',
  requiredPrivateInfos: ['chooseLocation'],
  permission: { 'scope.userLocation': { desc: '用于在地图上选择事情发生的地点，您也可以自己填写' } },
  sitemapLocation: 'sitemap.json',
  // In the browser the frame of the page draws the bar, and switches pages by their addresses.
  ...(isBrowser ? { animation: false } : { tabBar: { custom: true, color: '#4a5563', selectedColor: '#1659b7', list: tabs } }),
})
