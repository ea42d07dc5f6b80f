import { formatNumber } from '../../format.ts'
import { defineMessages } from '../../language.tsx'

/** 읽기 지정: what a person says of a table. */
export const ruleMessages = defineMessages({
  open: { ko: '표 읽기 지정', en: 'Say what it is' },
  nextUnread: { ko: (n: number) => `읽지 못한 칸 ${formatNumber(n)}`, en: (n: number) => `Unread: ${formatNumber(n)}` },
  nextUnreadHow: { ko: '다음 읽지 못한 칸으로', en: 'To the next unread cell' },
  title: { ko: '이 표를 어떻게 읽을지 지정', en: 'How this table is to be read' },
  lead: {
    ko: '‘읽은 대로’는 프로그램이 읽은 그대로 둡니다. 저장하면 문서를 다시 읽고, 사람이 고친 값은 그 칸을 따라갑니다.',
    en: 'What is left “as read” stays. The document is read again when you save, and what people corrected goes with its cell.',
  },
  kind: { ko: '표의 종류', en: 'Kind of table' },
  money: { ko: '금액 단위', en: 'Unit of amounts' },
  owner: { ko: '소관(이 표만)', en: 'Whose (this table alone)' },
  goal: { ko: '정책사업목표(이 표만)', en: 'Goal (this table alone)' },
  asRead: { ko: '읽은 대로', en: 'as read' },
  asReadNow: { ko: (what: string) => `읽은 대로: ${what}`, en: (what: string) => `as read: ${what}` },
  notRead: { ko: '읽지 못함', en: 'not read' },
  ofPlan: { ko: '문서의 단위', en: 'as the document' },
  columnIs: { ko: (n: number) => `${n}열은 무엇입니까`, en: (n: number) => `What column ${n} is` },
  columnYear: { ko: (n: number) => `${n}열의 연도`, en: (n: number) => `Year of column ${n}` },
  columnMoney: { ko: (n: number) => `${n}열의 금액 단위`, en: (n: number) => `Unit of column ${n}` },
  yearPrinted: { ko: '연도(표머리)', en: 'year: header' },
  rowIs: { ko: (n: number) => `${n}행은 무엇입니까`, en: (n: number) => `What row ${n} is` },
  rowYear: { ko: (n: number) => `${n}행의 연도`, en: (n: number) => `Year of row ${n}` },
  row: { ko: '행', en: 'Row' },
  table: { ko: '문서의 표', en: 'The table as printed' },
  moreRows: {
    ko: (n: number) => `아래로 ${formatNumber(n)}행 더 있습니다`,
    en: (n: number) => `${formatNumber(n)} more rows below`,
  },
  alike: {
    ko: (n: number) => `표머리가 같은 표 ${formatNumber(n)}개에 모두 적용`,
    en: (n: number) => `For all ${formatNumber(n)} tables with the same header`,
  },
  save: { ko: '지정하고 다시 읽기', en: 'Save and read again' },
  takeBack: { ko: '지정 취소', en: 'Take back' },
  needsKind: { ko: '열이나 행을 지정하려면 표의 종류를 먼저 선택하십시오.', en: 'Choose the kind of table first.' },
  unchanged: { ko: '바꾼 것이 없습니다.', en: 'Nothing was changed.' },
  saidBy: {
    ko: (who: string, when: string) => `${who}, ${when}에 지정`,
    en: (who: string, when: string) => `Said by ${who}, ${when}`,
  },
  remembered: {
    ko: (file: string) => `지난 문서 ‘${file}’에서 지정한 대로 읽음`,
    en: (file: string) => `Read as said of the earlier document “${file}”`,
  },
  rules: {
    ko: (all: number, earlier: number) =>
      earlier === 0
        ? `사람이 지정한 표 ${all}종`
        : `사람이 지정한 표 ${all}종 · 그중 ${earlier}종은 지난 문서에서 지정한 대로 읽음`,
    en: (all: number, earlier: number) =>
      earlier === 0 ? `Tables read as said: ${all}` : `Tables read as said: ${all}, ${earlier} of them as in an earlier document`,
  },
  ruleOf: {
    ko: (kind: string, tables: number, alone: boolean) => `${kind} · ${alone ? '이 표만' : `표 ${tables}개`}`,
    en: (kind: string, tables: number, alone: boolean) => `${kind} · ${alone ? 'this table alone' : `tables: ${tables}`}`,
  },
  partly: { ko: '일부 지정', en: 'parts' },
  show: { ko: '보기', en: 'Show' },
  aside: { ko: (n: number) => `제자리를 찾지 못한 수정 ${n}건`, en: (n: number) => `Corrections without a place: ${n}` },
  asideHow: {
    ko: '이 칸들은 이제 다른 것으로 읽혀 수정한 값을 넣을 자리가 없습니다. 다시 그렇게 읽히면 값이 돌아옵니다.',
    en: 'These cells are read as something else now. The values come back when they are read so again.',
  },
  asideValue: {
    ko: (value: string, who: string) => `‘${value}’ (${who})`,
    en: (value: string, who: string) => `“${value}” (${who})`,
  },
  sayHow: {
    ko: '계획의 표인데 프로그램이 알아보지 못했다면, 표에서 칸을 선택해 무엇인지 지정하십시오. 지정하면 다시 읽습니다.',
    en: 'When it holds a plan that was not recognised, choose a cell of a table and say what the table is. It is then read again.',
  },
  keyRule: { ko: '선택한 칸의 표를 지정', en: 'say what the chosen table is' },
  keyUnread: { ko: '다음 읽지 못한 칸', en: 'next unread cell' },
})
