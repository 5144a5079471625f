import type { ExchangeOpinion, ExchangePlan } from '#exchange/schema.ts';
import type { Block, Chapter } from '#formats/blocks.ts';
import {
  CHAPTERS,
  numbered,
  opinionsTitle,
  sheetTitle,
  told,
  WHOLE_PLAN,
  WORDS,
  yearName,
} from '../book-words.ts';
import { type LabelRow, labelTable, row } from './label-table.ts';
import { type Numbers, nodeReference } from './numbers.ts';

/** What the committee said, and what the city and the council answered. */
export function opinionChapter(plan: ExchangePlan, numbers: Numbers): Chapter {
  const opinions = plan.opinions ?? [];
  return {
    id: 'opinions',
    name: CHAPTERS.opinions,
    paper: { size: 'A4', orientation: 'portrait' },
    blocks: [
      { kind: 'heading', level: 1, text: CHAPTERS.opinions },
      ...opinions.flatMap((opinion, at): Block[] => [
        ...(opinion.year === opinions[at - 1]?.year
          ? []
          : [{ kind: 'heading', level: 2, text: opinionsTitle(opinion.year) } as const]),
        { kind: 'heading', level: 3, text: numbered('opinion', at + 1) },
        labelTable(numbered('opinion', at + 1), opinionRows(plan, opinion, numbers), [1.2, 1.4, 4.6, 2.8]),
      ]),
    ],
  };
}

function opinionRows(plan: ExchangePlan, opinion: ExchangeOpinion, numbers: Numbers): LabelRow[] {
  const { year, by, text, response, main } = opinion;
  return [
    row('年度', yearName(year), subjectOf(plan, opinion, numbers), told(by)),
    row(WORDS.opinion, told(text)),
    ...(main === undefined ? [] : [row(WORDS.main, `${main}`)]),
    ...(response === null
      ? []
      : [
          row(WORDS.response, told(response.text)),
          row(
            WORDS.state,
            response.state,
            told(response.by),
            told(response.year === null ? null : yearName(response.year)),
          ),
          ...(response.reason ? [row(WORDS.reason, response.reason)] : []),
        ]),
  ];
}

function subjectOf(plan: ExchangePlan, { sheet: id, node }: ExchangeOpinion, numbers: Numbers): string {
  const sheet = plan.sheets.find((one) => one.id === id);
  if (sheet) {
    const number = numbers.project(sheet.project);
    return sheetTitle(sheet.year, number, plan.projects[number - 1]?.title ?? '');
  }
  return node === null ? WHOLE_PLAN : nodeReference(numbers, node);
}
