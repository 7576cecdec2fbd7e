export default definePageConfig({ navigationBarTitleText: '淮北信访' })
