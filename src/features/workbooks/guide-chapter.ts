import { formatDate } from '#domain/calendar/calendar-date.ts';
import type { Block, Chapter } from '#formats/blocks.ts';
import { guideWords } from '#messages/workbooks.ja.ts';
import type { OpenSheet } from './find-open-sheets.ts';

export type Guide = {
  department: string;
  due: string | null;
  /** Who handed it out, as a log shows it. */
  from: string;
  /** What the secretariat wants to say to whoever opens it. */
  note: string;
  sheets: readonly OpenSheet[];
};

/** The first tab: until when, how to fill in, whom to ask, and the way to each sheet. */
export function guideChapter({ department, due, from, note, sheets }: Guide): Chapter {
  const lines: Block[] = [
    { kind: 'heading', level: 1, text: guideWords.title },
    { kind: 'paragraph', look: 'lead', text: guideWords.to(department) },
    { kind: 'paragraph', text: due === null ? guideWords.noDue : guideWords.due(formatDate(due, 'era')) },
    { kind: 'paragraph', text: guideWords.contact(from) },
    ...(note === '' ? [] : [{ kind: 'paragraph' as const, text: note }]),
    { kind: 'heading', level: 2, text: guideWords.how },
    ...guideWords.steps.map((text, at) => ({ kind: 'paragraph' as const, text: `${at + 1}．${text}` })),
    { kind: 'heading', level: 2, text: guideWords.sheets },
    {
      kind: 'table',
      caption: guideWords.sheets,
      isCaptionHidden: true,
      columns: [{ width: 1 }, { width: 5 }, { width: 2 }],
      head: [guideWords.columns.map((text) => ({ text, isHeader: true }))],
      rows: sheets.map((sheet) => [
        { text: sheet.number },
        { text: sheet.title || guideWords.untitled, link: sheet.id },
        { text: sheet.isReturned ? guideWords.returned : guideWords.open },
      ]),
    },
  ];
  return {
    id: 'guide',
    name: guideWords.title,
    paper: { size: 'A4', orientation: 'portrait' },
    isInContents: false,
    blocks: lines,
  };
}
