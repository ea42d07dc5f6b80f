/** echarts ships no types for its Korean names. */
declare module 'echarts/i18n/langKO-obj.js' {
  const lang: Parameters<typeof import('echarts/core').registerLocale>[1]
  export default lang
}
