/** The addresses of the pages. */
export const pageUrls = {
  home: '/pages/home/index',
  file: (kind: string) => `/pages/file/index?kind=${kind}`,
  receipt: (id: string) => `/pages/receipt/index?id=${id}`,
  petitions: '/pages/petitions/index',
  petition: (id: string) => `/pages/petition/index?id=${id}`,
  act: (id: string, act: string, part = '') => `/pages/act/index?id=${id}&act=${act}&part=${part}`,
  rate: (id: string) => `/pages/rate/index?id=${id}`,
  notices: '/pages/notices/index',
  lookup: '/pages/lookup/index',
  signIn: '/pages/sign-in/index',
  me: '/pages/me/index',
}
