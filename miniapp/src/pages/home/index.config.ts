export default definePageConfig({ navigationBarTitleText: '淮北信访', enableShareAppMessage: true })
