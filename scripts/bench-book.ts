// Writes a booklet of invented sheets in a format, and says what memory it took: node bench-book.mjs SHEETS FORMAT FILE.
import { writeFileSync } from 'node:fs';
import type { Booklet, Chapter, GridCell } from '../src/formats/blocks.ts';

const [count = '60', format = 'pdf', file = ''] = process.argv.slice(2);
const SENTENCES = [
  '市民が身近な地域で安心して暮らし続けられるよう、関係機関と連携しながら相談の体制を整えました。',
  '地区の座談会を12回開き、延べ１７４人から、移動や買い物の手助けについて意見をいただいています。',
  '「つながりノート」は2,340部（前年度比105%）を配り、訪問のきっかけになったとの声が寄せられました。',
  '担い手が限られている地区があるため、次の年度は講座の開き方と周知の方法を見直します。',
];
const text = (length: number, from: number) => {
  let written = '';
  for (let i = from; written.length < length; i++) written += SENTENCES[i % SENTENCES.length];
  return written;
};
const paper = { size: 'A4', orientation: 'portrait' } as const;

function sheet(n: number): Chapter {
  const long = ['取り組み内容', '進捗状況及び自己評価', '課題', '今後の取り組み方針'].flatMap(
    (label, i): GridCell[] => [
      { row: 4 + 2 * i, column: 1, columns: 12, text: label, isHeader: true },
      {
        row: 5 + 2 * i,
        column: 1,
        columns: 12,
        lines: 5,
        text: text(300 + ((n * 7 + i * 160) % 500), n + i),
      },
    ],
  );
  const years = [0, 1, 2, 3, 4].flatMap((y): GridCell[] => [
    { row: 2, column: 4 + y, text: `R${y + 3}`, isHeader: true, align: 'center' },
    { row: 3, column: 4 + y, text: `${80 + 5 * y}件`, align: 'end' },
  ]);
  const cells: GridCell[] = [
    { row: 1, column: 1, columns: 3, text: '担当課', isHeader: true },
    { row: 1, column: 4, columns: 9, text: '地域福祉課、社会福祉協議会' },
    { row: 2, column: 1, columns: 3, text: '指標', isHeader: true },
    { row: 3, column: 1, columns: 3, text: '座談会の参加者' },
    ...years,
    ...long,
  ];
  return {
    id: `s${n}`,
    name: `${n} 支え合いの地区づくり`,
    header: '進行管理シート',
    paper,
    blocks: [{ kind: 'grid', label: '進行管理シート', columns: 12, cells }],
  };
}

const sheets = Array.from({ length: Number(count) }, (_, i) => sheet(i + 1));
const booklet: Booklet = {
  title: 'みどりが丘市地域福祉計画',
  subtitle: ['令和８年度', '進行管理シート'],
  author: 'みどりが丘市',
  date: '令和8年11月21日',
  hasCover: true,
  hasContents: true,
  chapters: [
    {
      id: 'summary',
      name: '総括表',
      paper: { size: 'A3', orientation: 'landscape' },
      blocks: [
        {
          kind: 'table',
          caption: '事業の進み具合',
          columns: [{ width: 4 }, { width: 6 }, { width: 1, align: 'end' }],
          head: [[{ text: '事業' }, { text: '取り組み' }, { text: '頁' }]],
          rows: sheets.map(({ id, name }, i) => [
            { text: name, link: id },
            { text: text(60, i) },
            { text: '', pageOf: id },
          ]),
        },
      ],
    },
    ...sheets,
  ],
};
const bytes =
  format === 'pdf'
    ? await (await import('../src/formats/pdf/write-booklet.ts')).writePdf(booklet)
    : await (await import('../src/formats/xlsx/write-booklet.ts')).writeXlsx(booklet);
writeFileSync(file, bytes);
console.log(`peak ${Math.round(process.resourceUsage().maxRSS / 1024)}`);
