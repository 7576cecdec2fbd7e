export default definePageConfig({ navigationBarTitleText: '公开的来信和答复', enablePullDownRefresh: true })
