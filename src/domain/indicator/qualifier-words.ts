import type { Qualifier } from './value.ts';

/** 延べ, 約 …: words before a figure that say how exactly, or over what, it is meant. */
export const WORDS_BEFORE: [RegExp, Qualifier][] = [
  [/(?:延べ|のべ|(?<!\p{L})延) ?$/u, 'total'],
  [/(?:(?<![予公契規条節要制誓])約|およそ|おおむね|概ね) ?$/u, 'about'],
  [/平均 ?$/u, 'average'],
  [/(?:累計|累積) ?$/u, 'cumulative'],
  [/(?:合計|総計|(?<!\p{L})計) ?$/u, 'sum'],
  [/(?<!\p{L})各 ?$/u, 'each'],
  [/(?:年間|毎年|(?<!\p{L})年) ?$/u, 'perYear'],
  [/(?:月間|毎月|(?<!\p{L})月) ?$/u, 'perMonth'],
  [/(?:毎週|(?<!\p{L})週) ?$/u, 'perWeek'],
  [/(?:毎日|(?<!\p{L})日) ?$/u, 'perDay'],
];

/** 以上, 程度 …: the same behind the figure and its unit. */
export const WORDS_AFTER: [RegExp, Qualifier][] = [
  [/^以上/u, 'atLeast'],
  [/^(?:を超える|超(?!過))/u, 'above'],
  [/^以[下内]/u, 'atMost'],
  [/^未満/u, 'below'],
  [/^(?:程度|前後|ほど|くらい|ぐらい)/u, 'around'],
  [/^(?: ?\/ ?年|\(年間\))/u, 'perYear'],
  [/^(?: ?\/ ?月|\(月間\))/u, 'perMonth'],
  [/^ ?\/ ?週/u, 'perWeek'],
  [/^ ?\/ ?日/u, 'perDay'],
  [/^(?:を|の)?維持/u, 'kept'],
];
