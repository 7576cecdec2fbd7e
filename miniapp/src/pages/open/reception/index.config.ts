export default definePageConfig({ navigationBarTitleText: '信访接待场所', enablePullDownRefresh: true })
