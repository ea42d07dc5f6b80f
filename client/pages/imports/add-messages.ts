import { label } from '#domain/words/terms.ts'
import { formatNumber } from '../../format.ts'
import { defineMessages } from '../../language.tsx'

/** Adding what was not read: a value from its cell, a whole record, and where records belong. */
export const addMessages = defineMessages({
  point: { ko: '문서에서 값 가리키기', en: 'Point at it in the document' },
  pointing: { ko: '문서에서 값 가리키기', en: 'Pointing at a value' },
  pointLead: { ko: '값이 적힌 칸을 문서에서 선택하십시오:', en: 'Choose the cell of the document that has the value:' },
  pointHow: { ko: '칸을 누르거나 화살표 키로 옮기십시오.', en: 'Press a cell, or move with the arrow keys.' },
  take: { ko: '이 값 넣기', en: 'Take this value' },
  stop: { ko: '그만두기', en: 'Cancel' },
  add: { ko: '빠진 것 추가', en: 'Add what is missing' },
  addRow: { ko: '이 행에서 추가', en: 'Add from this row' },
  title: { ko: '읽지 못한 것 추가', en: 'Add what was not read' },
  act: { ko: '추가', en: 'Add' },
  group: { ko: '종류', en: 'Kind' },
  units: label('department'),
  goals: label('policyGoal'),
  indicators: label('indicator'),
  programmes: label('unitProgramme'),
  projects: label('detailedProject'),
  statements: { ko: '예산현황의 항목', en: 'Line of the budget statement' },
  item: { ko: '항목', en: 'Line' },
  under: { ko: '속하는 곳', en: 'Belongs to' },
  choose: { ko: '선택하십시오', en: 'Choose' },
  name: { ko: '이름', en: 'Name' },
  fromRow: {
    ko: (n: number) => `이 행에서 읽은 값 ${formatNumber(n)}개입니다. 다르면 고치고, 넣지 않을 값은 지우십시오.`,
    en: (n: number) => `${formatNumber(n)} values read from this row. Correct what differs; clear what is not to be taken.`,
  },
  restLater: {
    ko: '나머지 값은 추가한 뒤에 넣습니다. 꼭 있어야 할 값은 ‘먼저 정할 것’에 나옵니다.',
    en: 'Other values are entered afterwards. Those that must be there are listed to settle first.',
  },
  belongs: { ko: '속한 곳', en: 'Belongs to' },
  move: { ko: '옮기기', en: 'Move' },
  moveTo: { ko: '옮길 곳', en: 'Move to' },
  isAdded: { ko: '사람이 추가한 줄입니다.', en: 'A person added this record.' },
  remove: { ko: '추가한 줄 지우기', en: 'Take the added record away' },
  used: { ko: '값으로 씀', en: 'used' },
})
