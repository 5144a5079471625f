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
    expect(compareReturned({ sent, now, returned })).toBe(standing);
  });
});
