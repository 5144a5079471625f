import { type CalendarDate, parseDate, shownDay } from '#domain/calendar/calendar-date.ts';
import { formatFiscalYear, parseFiscalYear } from '#domain/calendar/fiscal-year.ts';
import { fieldLabel, KIND_LABELS, LAYER_LABELS } from '#exchange/labels.ts';
import type { Layer, ValueKind } from '#exchange/schema.ts';
import { FIELD_KEYS, type FieldKey } from '#exchange/values.ts';

/**
 * What the printed book says beside the plan's own texts: its headings, captions, labels and marks. The import of a book
 * looks for exactly these, so that both are one list.
 */
export const CHAPTERS = {
  overview: '計画の概要',
  tree: '計画の体系',
  summary: '総括表',
  projects: '事業の内容',
  sheets: '進行管理シート',
  indicators: '指標一覧',
  ratings: '評価の推移',
  opinions: '委員会の意見と考え方',
  outlook: '次期計画の方向性',
  legend: 'シートの見方',
} as const;
export type ChapterKey = keyof typeof CHAPTERS;

/** By this row a book says that it was printed here. */
export const FORMAT_ROW = ['データの様式', 'ayumi/1'] as const;

export const WORDS = {
  title: '計画の名称',
  years: '計画の期間',
  municipality: '自治体',
  code: '団体コード',
  philosophy: '基本理念',
  level: '階層',
  scale: '評価区分',
  owner: '担当',
  flag: '区分',
  listed: '掲載',
  relisted: '再掲',
  unlisted: '体系に掲載のない事業',
  listedTitle: '掲載名',
  ended: '終了',
  name: '名称',
  breakdown: '内訳',
  note: '注',
  nature: '性質',
  milestones: '段階',
  break: '系列の断絶',
  page: '原本の頁',
  ofPlan: '計画の記載',
  form: '様式',
  opinion: '意見',
  response: '考え方',
  state: '対応',
  reason: '理由',
  main: '主な意見',
  goal: '目標',
  from: 'もとの項目',
  text: '内容',
} as const;

export const BEST = { first: '上がよい', last: '下がよい', none: '順序なし' } as const;
export const UNORDERED = '順序外';
export const TRENDS = {
  up: '増える',
  down: '減る',
  keep: '保つ',
  range: '範囲に収まる',
  unclear: '定めない',
} as const;
export const PURPOSES = { activity: '活動指標', outcome: '成果指標' } as const;
export const VALUE_TYPES = { number: '数値', milestone: '段階', text: '文' } as const;
export const STATUSES = {
  current: '',
  superseded: '（変更前）',
  estimate: '（見込み）',
  preliminary: '（速報）',
} as const;
/** What an indicator is, in one line; the unit may hold any character, and stands last. */
export const natureText = (told: {
  purpose?: string;
  trend?: string;
  type?: string;
  unit?: string;
}): string =>
  [
    told.purpose,
    told.trend && `望ましい向き：${told.trend}`,
    told.type && `値：${told.type}`,
    told.unit && `単位：${told.unit}`,
  ]
    .filter(Boolean)
    .join('　');
export const NATURE =
  /^(?<purpose>活動指標|成果指標)?\s*(?:望ましい向き：(?<trend>\S+))?\s*(?:値：(?<type>\S+))?\s*(?:単位：(?<unit>.+))?$/su;

export const UNDATED = '（年度の記載なし）';
export const WHOLE_PLAN = '計画全体';
/** Over the indicators that the items of the plan have, and over those of its projects. */
export const INDICATORS_OF = { nodes: '基本目標・施策の指標', projects: '事業の指標' } as const;
/** Over the opinions of a year. */
export const opinionsTitle = (year: number) => `${yearName(year)}の意見`;
export const isOpinionsTitle = (text: string): boolean => {
  const year = yearIn(text.slice(0, -'の意見'.length));
  return year !== null && text === opinionsTitle(year);
};
export const SCALE_HEAD = ['記号', '評価', '説明', '順序'] as const;
export const TREE_HEAD = ['No.', '階層', '番号', '名称', '実施主体', '頁'] as const;
export const RATING_HEAD = ['段階', '課', '評価', '理由', '評価した者', '評価した日'] as const;
export const LEGEND_HEAD = ['様式', '欄', '共通の呼び方'] as const;
export const RATINGS_HEAD = ['事業', '事業名'] as const;

/** In a cell of which nothing is told. */
export const BLANK = '…';
/** Nothing that could be seen on paper; some formats cannot hold it either. */
const UNSEEN = /^[\s\p{C}]*$/u;

/** A cell is never left empty where its place tells what it is: formats lose empty cells. … alone says that nothing is told. */
export const told = (text: string | null | undefined): string =>
  !text || UNSEEN.test(text) ? BLANK : /^…+$/u.test(text) ? `${text}…` : text;
/** The text of such a cell. */
export const untold = (text: string): string => (/^…+$/u.test(text) ? text.slice(1) : text);

/** A numbered thing of the book: 事業5, 指標12. */
export const NUMBERED = { project: '事業', indicator: '指標', opinion: '意見', outlook: '方向性' } as const;
export const numbered = (kind: keyof typeof NUMBERED, number: number, title = ''): string =>
  `${NUMBERED[kind]}${number}${title === '' ? '' : `　${title}`}`;
/** Its number; null for any other text. */
export function numberIn(kind: keyof typeof NUMBERED, text: string): number | null {
  const match = new RegExp(`^${NUMBERED[kind]}(\\d{1,6})(?:\\s|$)`, 'u').exec(text);
  return match ? Number(match[1]) : null;
}

/** An item of the plan, by its number in the table of all of them: No.5　（１） 見守りの輪. */
export const nodeReferenceText = (number: number, name: string) => `No.${number}　${name}`;
export const nodeNumberIn = (text: string): number =>
  Number(/^No\.\s*(\d{1,6})/u.exec(text)?.[1] ?? Number.NaN);

export const yearName = (year: number): string => formatFiscalYear(year, 'era');
export function yearIn(text: string): number | null {
  const reading = parseFiscalYear(text);
  return reading.ok ? reading.year : null;
}

/** In a row of a sheet between its label and a day: the day is kept by its number, not as it is printed. */
export const DAY = '日付';
/** The day that {@link shownDay} printed; an older book has it as it is kept. */
export function dayIn(text: string): CalendarDate {
  const reading = parseDate(text);
  return reading.ok && shownDay(reading.date) === text ? reading.date : text;
}

/** Over the first sheet of a year, and over each sheet. */
export const sheetsTitle = (year: number) => `${CHAPTERS.sheets}（${yearName(year)}）`;
export function isSheetsTitle(text: string): boolean {
  const year = yearIn(text.slice(CHAPTERS.sheets.length + 1, -1));
  return year !== null && text === sheetsTitle(year);
}
export const sheetTitle = (year: number, project: number, title: string) =>
  `${yearName(year)}　${numbered('project', project, title)}`;
const SHEET_TITLE = new RegExp(`^(\\S+年度)\\s+(${NUMBERED.project}\\d{1,6}(?:\\s.*)?)$`, 'su');
export function sheetTitleIn(text: string): { year: number; project: number } | null {
  const match = SHEET_TITLE.exec(text);
  const year = match && yearIn(match[1]!);
  const project = match && numberIn('project', match[2]!);
  return year && project ? { year, project } : null;
}

/** What the plan calls a level; where it says nothing, or one name for two levels, by its number from the top. */
export const levelName = (levels: readonly string[], level: number): string => {
  const name = levels[level];
  return name && levels.indexOf(name) === levels.lastIndexOf(name) && !/（上位：/u.test(name)
    ? name
    : `第${level + 1}階層`;
};
/**
 * 基本目標１　つながる地域. A number that says what its level is called is not led by it again (基本目標１, not 基本目標基本目標１), and
 * where no number is printed, no title.
 */
export function nodeHeading(levels: readonly string[], level: number, number: string, title: string): string {
  const name = levelName(levels, level);
  if (number === '') return title.startsWith(name) ? title : `${name}　${title}`;
  return `${number.startsWith(name) ? '' : name}${number}　${title}`;
}
export function levelIn(levels: readonly string[], text: string): number | null {
  const known = levels.indexOf(text);
  if (known >= 0) return known;
  const match = /^第(\d{1,2})階層$/u.exec(text);
  return match ? Number(match[1]) - 1 : null;
}

const COMMON = new Map(FIELD_KEYS.map((key) => [fieldLabel(key), key] as const));
const TAKEN = new Set<string>([...Object.values(WORDS), ...Object.values(LAYER_LABELS), ...COMMON.keys()]);

/** The label of a field in the book; an own field whose name says something else already stands in brackets. */
export function bookLabel(key: string): string {
  const name = fieldLabel(key);
  return key.startsWith('x-') && (TAKEN.has(name) || /^〔|[（\s]|\s$/u.test(name)) ? `〔${name}〕` : name;
}
export function fieldIn(label: string): FieldKey {
  return COMMON.get(label) ?? `x-${/^〔(.*)〕$/su.exec(label)?.[1] ?? label}`;
}
export const isWord = (text: string): boolean => TAKEN.has(text) && !COMMON.has(text);

/** The wording of a field where the project is listed, not in its own text. */
export const listedLabel = (key: string) => `${WORDS.listed}（${bookLabel(key)}）`;
export const listedFieldIn = (label: string): FieldKey | null => {
  const match = new RegExp(`^${WORDS.listed}（(.+)）$`, 'su').exec(label);
  return match ? fieldIn(match[1]!) : null;
};

export const LAYERS = new Map((Object.keys(LAYER_LABELS) as Layer[]).map((key) => [LAYER_LABELS[key], key]));
export const KINDS = new Map((Object.keys(KIND_LABELS) as ValueKind[]).map((key) => [KIND_LABELS[key], key]));
export const keyOf = <K extends string>(words: Readonly<Record<K, string>>, text: string): K | null =>
  (Object.keys(words) as K[]).find((key) => words[key] === text) ?? null;

/** A grade of a summary, with the owner that gave it. */
export const gradeText = (code: string, department: string | null): string =>
  department === null && !code.includes('：') ? code : `${department ?? ''}：${code}`;
export function gradeIn(text: string): { department: string | null; code: string; from: number } {
  const from = text.indexOf('：') + 1;
  return { department: text.slice(0, Math.max(0, from - 1)) || null, code: text.slice(from), from };
}
/** A column of the grades by year. */
export const gradeColumn = (year: number, layer: Layer) => `${yearName(year)}　${LAYER_LABELS[layer]}`;
export function gradeColumnIn(text: string): { year: number; layer: Layer } | null {
  const [printed = '', name = ''] = text.split(/\s+/u);
  const year = yearIn(printed);
  const layer = LAYERS.get(name);
  return year !== null && layer ? { year, layer } : null;
}

/** Under which names a workbook keeps the document: its pieces are numbered from 1. */
export const HIDDEN = { document: 'document.', year: 'year', edition: 'edition' } as const;
