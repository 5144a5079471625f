import { describe, expect, it } from 'vitest';
import { wordFile, workbook } from '../../../test/kit/hostile/office-parts.ts';
import { zipOfParts } from '../../../test/kit/hostile/raw-zip.ts';
import { attachmentName, sniffMediaType } from './sniff-media-type.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const OFFICE = 'application/vnd.openxmlformats-officedocument';

describe('what a file is', () => {
  it.each([
    ['a workbook', zipOfParts(workbook()), 'x', `${OFFICE}.spreadsheetml.sheet`],
    ['a Word document', zipOfParts(wordFile()), 'x.xlsx', `${OFFICE}.wordprocessingml.document`],
    ['a PDF', bytes('%PDF-1.7\n'), 'x', 'application/pdf'],
    ['a picture', Buffer.from(PNG, 'base64'), 'x', 'image/png'],
    ['a photograph', bytes('\xff\xd8\xff\xe0\0\x10JFIF\0'), 'x', 'image/jpeg'],
    ['a text', Buffer.from('見守り活動は12回'), 'x', 'text/plain'],
    ['a table', Buffer.from('年度,回数\n5,12'), 'x.CSV', 'text/csv'],
    ['a table that begins like a picture', Buffer.from('BM,年度\n1,5'), 'x.csv', 'text/csv'],
    ['a text that begins like a program', Buffer.from('MZの会の記録'), 'x.txt', 'text/plain'],
    ['Shift_JIS', bytes('\x94\x4e\x93\x78'), 'x', 'text/plain'],
    ['UTF-16 with its mark', Buffer.from('\ufeff年度\t回数', 'utf16le'), 'x', 'text/plain'],
  ])('%s', async (_name, content, name, type) => {
    expect(await sniffMediaType(Buffer.from(content), name)).toBe(type);
  });

  it.each([
    ['a program', bytes('MZ\x90\0\x03')],
    [
      'an archive that only names the parts of a workbook',
      bytes('PK\x03\x04 [Content_Types].xml xl/workbook.xml'),
    ],
    ['macros', zipOfParts({ ...workbook(), 'xl/vbaProject.bin': '\0' })],
    ['an old workbook', bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0')],
    ['a packed file', bytes('\x1f\x8b\x08\0\0\0\0\0')],
    ['a page of the web with something in it', bytes('<svg onload=1>\0')],
  ])('is nothing that can be attached: %s', async (_name, content) => {
    expect(await sniffMediaType(Buffer.from(content), 'x.pdf')).toBeNull();
  });
});

it('is kept under its name, with the ending of what it is', () => {
  expect(attachmentName('C:\\資料\\根拠\u202e.pdf', 'application/pdf')).toBe('根拠.pdf');
  expect(attachmentName('根拠.exe', 'application/pdf')).toBe('根拠.exe.pdf');
});
