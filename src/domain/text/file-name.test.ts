import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fileNameOf } from './file-name.ts';

it.each([
  ['令和7年度 進行管理シート', '令和7年度 進行管理シート'],
  ['子育て/親育ち: 「集い」*', '子育て／親育ち： 「集い」＊'],
  ['../../etc/passwd', '／..／etc／passwd'],
  ['一行目\r\n二行目', '一行目 二行目'],
  ['請求書\u202efdp', '請求書fdp'],
  ['半分\ud842の字', '半分の字'],
  ['カ\u3099イト\u3099', 'ガイド'],
  ['末尾の点...', '末尾の点'],
  ['', ''],
])('%j becomes %j', (text, name) => {
  expect(fileNameOf(text)).toBe(name);
});

it('is never too long, and never cuts a character', () => {
  expect(fileNameOf('𠮷'.repeat(200), 60)).toBe('𠮷'.repeat(60));
  const text = fc.string({ unit: 'binary', maxLength: 200 });
  fc.assert(
    fc.property(text, (said) => {
      const name = fileNameOf(said);
      expect(name).not.toMatch(/[\\/:*?"<>|\p{Cc}\p{Cs}]|^\.|\.$/u);
    }),
  );
});
