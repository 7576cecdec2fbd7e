export default definePageConfig({ navigationBarTitleText: '确认以前的信访件' })
