export { askText, refuseText, whyText } from '../../number-words.ts'
