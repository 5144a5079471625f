import type { Mark } from '#domain/sheet/template-mark.ts';
import type { Notices, Problems, Refusals } from './kinds.ts';

export const templatesNotices = {
  'template-added': '様式のファイルを登録しました。見出しから見分けた欄を確かめてください。',
  'template-marked': '欄に入れる項目を保存しました。',
  'template-removed': '様式のファイルを外しました。',
} satisfies Notices;

export const templatesProblems = {
  'template-name-taken': ({ label }) => `同じ${label}のファイルがあります。別の${label}にしてください。`,
} satisfies Problems;

export const templatesRefusals = {
  'template-busy': {
    status: 409,
    title: 'サーバーが混み合っています',
    why: '混み合っていて、様式のファイルを読み終えられませんでした。何も失われていません。',
    next: 'しばらくしてから、もう一度お試しください。',
  },
  'template-unreadable': {
    status: 422,
    title: '様式のファイルを読み取れません',
    why: '登録したファイルが大きすぎるか、読み取れない形になっています。何も変更していません。',
    next: 'ファイルをExcelかWordで開いて保存し直し、別の名称で登録してください。',
  },
} satisfies Refusals;

const LAYERS = { self: '自己評価', review: '査定', committee: '委員会評価', final: '最終評価' } as const;
const WHAT = { name: '名称', breakdown: '内訳', baseline: '基準値' } as const;
const KINDS = { target: '目標値', actual: '実績値' } as const;

/** シートの年度, その1年前, その2年後 */
const yearOf = (offset: number) =>
  offset === 0 ? 'シートの年度' : `その${Math.abs(offset)}年${offset < 0 ? '前' : '後'}`;

/**
 * What a mark is called. `words`: the label that the form prints over a field, what the plan calls a level, and the name of a scale where
 * there are several.
 */
export function markLabel(mark: Mark, words: { field?: string; level?: string; scale?: string }): string {
  switch (mark.of) {
    case 'title':
      return '事業名';
    case 'number':
      return '事業の番号';
    case 'owners':
      return '担当課';
    case 'year':
      return '年度';
    case 'node':
      return words.level ?? `上の項目（${mark.level + 1}段目）`;
    case 'field':
      return words.field ?? mark.key;
    case 'rating':
      return words.scale ? `${LAYERS[mark.layer]}（${words.scale}）` : LAYERS[mark.layer];
    case 'indicator':
      return `指標${mark.at}の${WHAT[mark.what]}`;
    case 'value':
      return `指標${mark.at}の${KINDS[mark.kind]}（${yearOf(mark.offset)}）`;
  }
}

/** The groups of the list from which a mark is chosen. */
export const markGroups = {
  project: '事業',
  field: '記入する欄',
  rating: '評価',
  indicator: '指標',
} as const;

/** What offices print over the facts of a project. */
export const PROJECT_LABELS: Record<'title' | 'number' | 'owners' | 'year', readonly string[]> = {
  title: ['事業名', '取組名', '事業・取組名', '具体的な取組', '取り組み名', '事業名称', '施策名'],
  number: ['事業番号', '番号', 'No', '整理番号', '事業No'],
  owners: ['担当課', '担当部署', '所管課', '課名', '担当', '所属', '担当課名'],
  year: ['年度', '対象年度', '評価年度'],
};
export const RATING_LABELS: Record<keyof typeof LAYERS, readonly string[]> = {
  self: ['自己評価', '評価', '進捗状況', '進捗評価', '担当課評価'],
  review: ['査定', '査定評価', '庁内評価'],
  committee: ['委員会評価', '推進委員会評価'],
  final: ['最終評価', '総合評価'],
};

/** The pages of a Word document, as the page of a template calls them. */
export const templateWords = { document: '本文', names: '差し込みの名前' } as const;
