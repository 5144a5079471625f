import { describe, expect, it } from 'vitest';
import { compareReturned } from './compare-returned.ts';

describe('a returned cell', () => {
  it.each([
    ['nobody changed it', '甲', '甲', '甲', 'same'],
    ['nobody wrote in it', '', '', '', 'same'],
    ['it was filled in the workbook', '', '', '乙', 'changed'],
    ['it was changed in the workbook', '甲', '甲', '乙', 'changed'],
    ['it was cleared in the workbook', '甲', '甲', '', 'changed'],
    ['it was changed in the sheet', '甲', '乙', '甲', 'kept'],
    ['it was cleared in the sheet', '甲', '', '甲', 'kept'],
    ['both changed it alike', '甲', '乙', '乙', 'agreed'],
    ['both changed it, each otherwise', '甲', '乙', '丙', 'conflict'],
    ['it was cleared in the sheet and changed in the workbook', '甲', '', '丙', 'conflict'],
    ['it was changed in the sheet and cleared in the workbook', '甲', '乙', '', 'kept'],
  ] as const)('%s', (_name, sent, now, returned, standing) => {
    expect(compareReturned({ sent, now, returned, earlier: [] })).toBe(standing);
  });

  it.each([
    ['was corrected and sent again', '甲', '乙', '丙', 'changed'],
    ['was cleared and sent again', '甲', '乙', '', 'changed'],
    ['comes again untouched', '甲', '乙', '甲', 'kept'],
    ['comes again the same', '甲', '乙', '乙', 'agreed'],
    ['was corrected, while somebody wrote on the page', '甲', '丁', '丙', 'conflict'],
  ] as const)('that was taken before %s', (_name, sent, now, returned, standing) => {
    expect(compareReturned({ sent, now, returned, earlier: ['乙'] })).toBe(standing);
  });
});
