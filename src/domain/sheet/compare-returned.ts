import { mergeText } from './merge-text.ts';

/**
 * Where a returned cell stands to the sheet. same: nobody changed it; changed: only in the workbook; kept: only in the sheet, or
 * the workbook cleared what the sheet has changed; agreed: the sheet says already what the workbook says; conflict: both
 * changed it, differently.
 */
export type CellStanding = 'same' | 'changed' | 'kept' | 'agreed' | 'conflict';

/**
 * What became of a text that went out in a workbook (`sent`), while the sheet may have been written in (`now`)? By the rule of two
 * people who write in one field: the workbook is somebody who began with what was sent. `earlier`: what was taken from the same
 * workbook when it came back before; who sends it again, corrected, is in no conflict with himself.
 */
export function compareReturned(texts: {
  sent: string;
  now: string;
  returned: string;
  earlier: readonly string[];
}): CellStanding {
  const { sent, now, returned } = texts;
  // A copy in which the cell was never touched takes nothing back.
  const earlier = returned === sent ? [] : texts.earlier;
  switch (mergeText(now, { base: sent, sent: earlier, text: returned })) {
    case 'written':
      return 'changed';
    case 'aside':
      return 'conflict';
    case 'same':
      if (returned !== now) return 'kept';
      return returned === sent ? 'same' : 'agreed';
  }
}
