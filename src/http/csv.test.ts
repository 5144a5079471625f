import { expect, test } from 'vitest';
import { attachment, csvLine } from './csv.ts';

test.each([
  [['見守り', '3'], '見守り,3\r\n'],
  [['「a」,b', '二行\n目', '"引用"'], '"「a」,b","二行\n目","""引用"""\r\n'],
  [['=1+1', '+81', '-5', '@x', '\t=x'], "'=1+1,'+81,'-5,'@x,'\t=x\r\n"],
  [['＝SUM(A1)', ' =x', '-', '－'], "'＝SUM(A1),' =x,-,－\r\n"],
])('%j is written %j', (cells, line) => {
  expect(csvLine(cells)).toBe(line);
});

test('a file name keeps its Japanese and cannot break the header', () => {
  expect(attachment('計画"\r\n.csv')).toBe(
    `attachment; filename="ayumi.csv"; filename*=UTF-8''%E8%A8%88%E7%94%BB%22%0D%0A.csv`,
  );
  expect(attachment('計画.表"\r\nX-Other: 1')).toMatch(/^attachment; filename="ayumi"; [\x20-\x7e]+$/);
  expect(attachment('半分\ud842.pdf')).toContain(encodeURIComponent('半分\ufffd.pdf'));
});
