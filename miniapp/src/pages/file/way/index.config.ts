export default definePageConfig({ navigationBarTitleText: '走哪条路最快' })
