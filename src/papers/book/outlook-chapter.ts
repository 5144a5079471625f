import type { ExchangePlan } from '#exchange/schema.ts';
import type { Block, Chapter } from '#formats/blocks.ts';
import { CHAPTERS, numbered, told, WORDS } from '../book-words.ts';
import { labelTable, row } from './label-table.ts';
import { type Numbers, nodeReference } from './numbers.ts';

/** What the next plan will do with what this one does. */
export function outlookChapter(plan: ExchangePlan, numbers: Numbers): Chapter {
  return {
    id: 'outlook',
    name: CHAPTERS.outlook,
    paper: { size: 'A4', orientation: 'portrait' },
    blocks: [
      { kind: 'heading', level: 1, text: CHAPTERS.outlook },
      ...plan.outlook.flatMap(({ from, goal, title, flags, relisted, text }, at): Block[] => [
        { kind: 'heading', level: 2, text: numbered('outlook', at + 1, title) },
        labelTable(
          numbered('outlook', at + 1),
          [
            row(WORDS.name, told(title)),
            ...(goal === '' ? [] : [row(WORDS.goal, told(goal))]),
            ...from.map((id) => row(WORDS.from, nodeReference(numbers, id))),
            ...flags.map((flag) => row(WORDS.flag, told(flag))),
            ...(relisted ? [row(WORDS.listed, WORDS.relisted)] : []),
            row(WORDS.text, told(text)),
          ],
          [2, 8],
        ),
      ]),
    ],
  };
}
