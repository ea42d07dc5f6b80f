import type { Intent } from './intents.ts'

/** Of an indicator's definition. */
const ASPECTS = ['all', 'formula', 'source', 'rationale', 'direction', 'weight', 'unit', 'frequency'] as const
export type Aspect = (typeof ASPECTS)[number]

/** Which indicators, or unit programmes and projects, are listed. */
const LIST_STATES = [
  'missed',
  'met',
  'exceeded',
  'not-computable',
  'not-entered',
  'not-due',
  'not-applicable',
  'provisional',
  'on-track',
  'needs-improvement',
  'behind',
  'too-early',
  'revised',
  'new',
] as const
export type ListState = (typeof LIST_STATES)[number]

/** What is put in order. */
const MEASURES = ['budget-fall', 'budget-rise', 'budget', 'rate', 'points-lost', 'weight'] as const
export type Measure = (typeof MEASURES)[number]

/** A cue and what it stands for. The first that stands in the question holds; later ones are looked for in what is left. */
export type Cues<T> = readonly (readonly [T, RegExp])[]

export const ASPECT_CUES: Cues<Aspect> = [
  [
    'formula',
    /측정\s*산식|산식|계산식|산출식|공식|(?:계산|산출|측정)\s*(?:방법|방식)|어떻게\s*(?:계산|산출|측정|구하|재)|formula|\b(?:calculated|computed|measured)\b/,
  ],
  ['source', /자료\s*출처|출처|자료원|어디에?서\s*(?:가져|나오|나온|온)|data sources?|\bsources?\b|where (?:does|do|is)\b/],
  ['rationale', /(?:목표(?:치)?\s*)?설정\s*근거|목표(?:치)?(?:의)?\s*근거|근거|rationale/],
  ['direction', /지표\s*방향|방향|(?:높|낮|클|작|많|적)을\s*수록|direction|higher is better|lower is better/],
  ['weight', /가중치|비중|weights?/],
  ['frequency', /측정\s*주기|입력\s*주기|주기|얼마나\s*자주|frequency|how often/],
  ['unit', /(?:측정\s*)?단위(?!\s*사업)|\bunits?\b(?! programme)/],
  [
    'all',
    /정의|이란|란(?=\s*[?]|\s*$|\s+(?:무엇|뭐|뭔|어떤))|뜻|의미|무슨\s*지표|어떤\s*지표(?=\s*(?:인|야|이|입|$|[?]))|\bmean(?:s|ing)?\b|definition|define|explain/,
  ],
]

export const STATE_CUES: Cues<ListState> = [
  [
    'not-entered',
    /미입력|입력(?:이|을|은)?\s*(?:안|되지\s*않|하지\s*않|없)\S*|아직\s*(?:안|못)\s*\S+|not entered|missing|without (?:a )?results?/,
  ],
  [
    'not-computable',
    /산정\s*불가|산정(?:이|을)?\s*(?:안|못|되지|할\s*수\s*없)\S*|not computable|no rate|cannot be (?:scored|computed)/,
  ],
  ['not-due', /미도래|기한(?:이)?\s*(?:안|오지)\S*|not due(?: yet)?/],
  ['not-applicable', /해당\s*없\S*|not applicable/],
  [
    'revised',
    /목표(?:치)?(?:가|를|이)?\s*(?:바뀌|바뀐|변경|수정|고친|달라)\S*|(?:변경|수정)(?:된|한)?\s*목표|(?:revised|changed) targets?|targets? (?:that )?(?:were |was |have been )?(?:revised|changed)/,
  ],
  ['new', /신규|새로\s*(?:생긴|시작한|시작된|만든|들어온|편성된)|\bnew(?:ly)?\b/],
  ['exceeded', /초과\s*달성|130\s*%?\s*(?:이상|넘)|exceeded|over-?achiev\S*/],
  ['needs-improvement', /개선\s*필요|needs? improvement/],
  ['behind', /부진|뒤처\S*|\bbehind\b(?! schedule)/],
  ['on-track', /정상\s*추진|순조\S*|on (?:track|course)/],
  ['too-early', /판단\s*유보|유보|too early/],
  ['provisional', /잠정|provisional/],
  [
    'missed',
    /미달성|미달|달성(?:을|이)?\s*(?:하지\s*못|못|안|되지\s*않|실패)\S*|모자[라랐란]\S*|미흡\S*|목표(?:에|를|치에)?\s*(?:못\s*미[치친]\S*|미치지\s*못\S*|못\s*채\S*|못\s*이룬)|(?:missed|below|under|failed|did(?:n'?t| not) (?:meet|reach)|not met|unmet|miss)(?: (?:the |its |their )?targets?)?/,
  ],
  [
    'met',
    /달성(?:한|된|했|을|하였|을\s*한)?(?=\s*(?:지표|목록|것|건|개수|곳))|(?:met|reached|achieved)(?: (?:the |its |their )?targets?)?/,
  ],
]

export const MEASURE_CUES: Cues<Measure> = [
  [
    'points-lost',
    /감점|(?:점수|평점)(?:를|을|가|이)?\s*(?:많이\s*)?(?:잃|깎)\S*|lost (?:the )?(?:most )?points|points? lost|lost (?:the )?most|loss(?:es)?/,
  ],
  [
    'budget-fall',
    /(?:예산|사업비|돈|금액)?(?:이|을|은|액)?\s*(?:가장|제일|크게)?\s*(?:많이|크게)?\s*(?:줄[어었인은고든여]|감소|삭감|감액|깎[인은였])\S*|\b(?:cuts?|decreas\w*|reduc\w*|fell|fallen|falls?|drop(?:ped|s)?|shrank|shrunk)\b/,
  ],
  [
    'budget-rise',
    /(?:예산|사업비|돈|금액)?(?:이|을|은|액)?\s*(?:가장|제일|크게)?\s*(?:많이|크게)?\s*(?:(?<![오하])늘[어었린은고려]|증가|증액|불어)\S*|\b(?:increas\w*|grew|grown|rose|risen|rises?|raised)\b/,
  ],
  ['budget', /예산(?:액)?|사업비|\b(?:budgets?|money|funding|funded|spending)\b/],
  ['weight', /가중치|비중|weights?/],
  ['rate', /달성률|달성도|평점|점수|성과|실적|\b(?:achievement(?: rates?)?|rates?|scores?|perform\w*)\b/],
]

export const MOST =
  /가장|제일|최대|최고|최다|상위|톱|worst|best|highest|largest|biggest|\bmost\b|\btop\b|greatest|lowest|smallest|\bleast\b|최저|최소|하위|꼴찌|1위/
export const LEAST = /최저|최소|하위|꼴찌|낮은|낮|적은|작은|나쁜|나쁘|저조\S*|worst|lowest|smallest|\bleast\b|poorest/
export const GREAT = /높은|높|많은|많이|많|큰|크게|좋은|좋|우수\S*|잘\s*(?:한|된)/

export const LEVEL_CUES: Cues<'programme' | 'project' | 'both' | 'department' | 'indicator'> = [
  ['programme', /단위\s*사업|unit programmes?|\bprogrammes?\b|\bprograms?\b/],
  ['project', /세부\s*사업|detailed projects?|\bprojects?\b/],
  ['both', /사업(?!비|\s*일정)/],
  ['indicator', /성과\s*지표|지표|indicators?|kpis?/],
  ['department', /부서|과별|어느\s*과|어떤\s*과|departments?|divisions?/],
]

/** The first of these that is asked decides, before the plainer ones below. */
export const FIRST_CUES: Cues<Intent> = [
  [
    'service',
    /창구|전화(?:\s*번호)?|연락처|연락(?:할|해야)?|문의(?:처)?|팩스|어디(?:로|에)?\s*(?:돌|연결|전화|걸)\S*|telephone|phone(?: number)?|\bfax\b|\bdesk\b|whom? (?:do|should|can) (?:i|we|one) call|call/,
  ],
  ['cause', /왜|원인|이유|사유|까닭|때문\S*|\bwhy\b|causes?|reasons?/],
  [
    'left',
    /남은\s*(?:일|것|실적|입력)|할\s*일|해야\s*할\s*(?:일|것)|밀린\s*(?:일|것|실적)?|기한\s*(?:을|이)?\s*(?:지난|넘긴|넘은)\S*\s*(?:것|일|실적|지표)?|연체|(?:left|remaining|still|what) to (?:do|enter)|to-?dos?|overdue|\blate\b/,
  ],
  ['when', /언제(?:까지)?|마감(?:일)?|기한|며칠|집계\s*(?:완료\s*)?(?:시점|일)|\bwhen\b|deadlines?|\bdue\b/],
  [
    'who',
    /담당(?:자|부서|과)?|누구\S*|누가|책임자|소관(?:\s*부서)?|맡(?:은|고|아)\S*(?:\s*있\S*)?|어느\s*(?:부서|과)(?:의|에서|가|이)?\s*(?:지표|사업|것|담당|맡)\S*|\bwho(?:se)?\b|responsible|in charge|which department/,
  ],
]

export const SCHEDULE =
  /사업\s*일정|일정|단계|공정|지연\S*|밀(?:린|렸)\S*|며칠\s*늦\S*|늦(?:어|은|었)\S*|준공\S*|개통\S*|진도|진척\S*|milestones?|schedules?|steps?|slip(?:ped)?|delayed?|behind schedule|progress/
export const COMPARE = /비교\S*|차이|달라\S*|변화|추이|추세|증감|compare[ds]?|comparison|versus|\bvs\b|difference|changed?|trend/

/** What is asked for plainly. */
export const PLAIN_CUES: Cues<Intent> = [
  ['rate', /달성률|달성도|달성\s*(?:여부|현황|상태)|평점|점수|감점|achievement(?: rates?)?|\brates?\b|scores?|points? lost/],
  ['target', /목표(?:치|값)?|targets?|\bgoals?\b/],
  ['budget', /예산(?:액)?|사업비|결산(?:액)?|편성(?:액)?|\b(?:budgets?|money|funding|costs?)\b/],
  ['actual', /실적(?:치|값)?|결과(?:값)?|누계|actuals?|results?/],
  ['rate', /달성|성과|현황|상태|상황|진행|achiev\S*|status|perform\S*|doing|\bmet\b|\bmeet\b|reach\S*/],
]

/** What a word of the glossary means. */
export const MEANING =
  /정의|이란|란(?=\s*[?]|\s*$|\s+(?:무엇|뭐|뭔))|뜻|의미|(?:이|가)\s*(?:뭐|무엇|뭔)\S*\s*[?]?$|what (?:does|is)|\bmean(?:s|ing)?\b|definition|define/

/** What a question for the cause says of the matter; how it stands is answered anyway. */
export const COMPLAINT =
  /떨어[진졌지]\S*|하락\S*|낮[아은]\S*|나[빠쁘]\S*|저조\S*|부족\S*|\b(?:fell|fall|fallen|dropped|declined?|low|bad|poor)\b/

/** Of the whole bureau. */
export const WHOLE =
  /(?<![가-힣])국(?=\s|의|은|이|에|$|[?])|우리\s*국|국\s*전체|전체\s*국|실국|우리\s*부서들?|the (?:whole )?bureau|our bureau|전\s*부서|모든\s*부서|all departments/

const KOREAN_END =
  '은|는|이|가|을|를|의|에|와|과|로|으로|도|만|부터|까지|에서|에게|께서|보다|이나|나|랑|하고|요|까|나요|니까|습니까|ㅂ니까|입니까|인가요|인가|은가요|은가|는가|던가|지요|지|죠|야|이야|예요|이에요|에요|했|하|한|할|함|해|해서|했던|하는|된|되|될|됐|됨|돼|되어|되었|인|일|이라는|라는|였|었|았|있|있는|있나|있어|없|없는|없나|없어|줘|줘요|주세요|주십시오|주시|줄|래|알려|보여|말해|말씀해|찾아|가르쳐|궁금|싶|좀|그|그럼|저|것|건|게|걸|거|수|몇|몇개|개|명|회|얼마|얼마나|무엇|뭐|뭔|뭘|무슨|어떤|어느|어떻게|어때|어떠|어디|모두|전부|다|전체|모든|각|각각|별|별로|현재|지금|오늘|기준|대해|대하여|대한|관한|관해|관하여|관련|중|중에|중에서|가운데|및|그리고|또|또는|혹시|대비|값|수치|정도|목록|리스트|명단|정리|조회|확인|냐|니|네|군|구|들|씩|께|부탁|드립|드려|바랍|원|년|연도|해의|분|말|월|현황|순|순서|순위|나왔|나온|나와|났|난|갔|간|가고|가나|왔|온|안내|답|답변|질문|어|고|으|어야|며|면|개수|숫자|수는|많|높|낮|크|큰|작|적|위|인지|는지|은지|던|잘'
const ENGLISH =
  'what|whats|which|is|are|was|were|be|been|being|the|a|an|of|in|for|did|do|does|how|much|many|show|me|tell|give|list|all|please|by|to|at|on|and|or|with|has|have|had|it|its|s|there|we|our|us|i|you|can|could|would|value|values|figure|figures|from|any|that|this|these|those|far|so|now|current|currently|about|their|they|get|got|find|name|names|number|year|years|per|each|every|our|let|know|as|than|between|among|one|ones|under|t|stand|go|going|went|happen|happened|set|want|see|looking|look|need|say|run|runs|handle|handles|does|use|uses|come|comes|data|if'

/** They stand within names: '활동 및 상담', '자매우호결연지역 등'. */
const JOINING = new Set(['및', '등', '와', '과'])
export const isJoining = (word: string): boolean => JOINING.has(word)

const KOREAN_WORDS = new Set(KOREAN_END.split('|'))
const KOREAN_STOP = new RegExp(
  `^(?:${KOREAN_END.split('|')
    .toSorted((a, b) => b.length - a.length)
    .join('|')})+$`,
)
const ENGLISH_STOP = new RegExp(`^(?:${ENGLISH})$`)

/**
 * A word that asks for nothing by itself: endings, particles, 'show me'. One that is only made of such ('인지도', '지원') may be a part of
 * a name as well: then it is none.
 */
export const isFiller = (word: string, isPartOfName: (word: string) => boolean): boolean =>
  KOREAN_WORDS.has(word) ||
  ENGLISH_STOP.test(word) ||
  (KOREAN_STOP.test(word) && !isPartOfName(word) && !isPartOfName(withoutParticle(word)))

/** A particle that a word of a name can end with. */
export const withoutParticle = (word: string): string =>
  word.length > 2 ? word.replace(/(?:에서|까지|부터|으로|은|는|이|가|을|를|의|에|도|와|과|로)$/, '') : word
