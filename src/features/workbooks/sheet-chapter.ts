import { shownDay } from '#domain/calendar/calendar-date.ts';
import { formatMoment } from '#domain/calendar/moment-in-japan.ts';
import type { Block, Chapter } from '#formats/blocks.ts';
import { guideWords } from '#messages/workbooks.ja.ts';
import { formBlock } from '#papers/form-block.ts';
import type { OpenSheet } from './find-open-sheets.ts';

/** The tab of one sheet: what was said about it, the form to fill in, and what it said last year. */
export function sheetChapter(
  sheet: OpenSheet,
  inputOf: (entry: string, department: string | null) => string | null,
): Chapter {
  const { material } = sheet;
  const heading = [sheet.number, sheet.title || guideWords.untitled].filter((one) => one !== '').join('　');
  return {
    id: sheet.id,
    name: heading,
    paper: { size: 'A4', orientation: 'portrait' },
    blocks: [
      { kind: 'heading', level: 1, text: heading },
      ...remarkBlocks(sheet),
      formBlock(material.shared, material, inputOf),
      ...referenceBlocks(sheet),
    ],
  };
}

function remarkBlocks({ isReturned, remarks }: OpenSheet): Block[] {
  if (remarks.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: isReturned ? guideWords.returnedRemarks : guideWords.remarks },
    ...remarks.flatMap(({ answers, ...remark }) =>
      [remark, ...answers].map(({ text, actor, at }) => ({
        kind: 'paragraph' as const,
        text: `${text}（${actor}　${formatMoment(at)}）`,
      })),
    ),
  ];
}

/** The texts that the form wants beside its fields; a cell can hold only one. */
function referenceBlocks({ material: { lastYear, project }, entries }: OpenSheet): Block[] {
  const rows = entries.flatMap(({ field, text: filled }) => {
    const from = field.beside ?? field.prefill;
    const texts: Readonly<Record<string, unknown>> =
      (from?.from === 'last-year' ? lastYear?.fields : project.fields) ?? {};
    const text = from === undefined ? '' : String(texts[from.field] ?? '');
    // A cell that begins with it shows it already.
    if (text === '' || text === filled) return [];
    const source = from!.from === 'last-year' ? guideWords.lastYear : guideWords.inPlan;
    return [[{ text: field.label, isHeader: true }, { text: source }, { text: shownDay(text) }]];
  });
  if (rows.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: guideWords.reference },
    {
      kind: 'table',
      caption: guideWords.reference,
      isCaptionHidden: true,
      columns: [{ width: 2 }, { width: 2 }, { width: 8 }],
      head: [guideWords.referenceColumns.map((text) => ({ text, isHeader: true }))],
      rows,
    },
  ];
}
