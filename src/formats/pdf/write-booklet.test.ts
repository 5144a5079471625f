import { beforeAll, describe, expect, it } from 'vitest';
import { hasPdfTools, textByPdftotext } from '../../../test/kit/office-tools.ts';
import { readTags, tagsOf, textOf } from '../../../test/kit/pdf-tags.ts';
import type { Booklet, Chapter } from '../blocks.ts';
import { writePdf } from './write-booklet.ts';

const A4 = { size: 'A4', orientation: 'portrait' } as const;
const A3 = { size: 'A3', orientation: 'landscape' } as const;
const PROSE =
  '市民が身近な地域で安心して暮らし続けられるよう、相談の体制を整えました。「つながりノート」は2,340部（前年度比105%）を配りました。';

const sheet = (id: string, name: string): Chapter => ({
  id,
  name,
  header: '基本目標１',
  paper: A4,
  isInContents: id === 's1',
  blocks: [
    {
      kind: 'grid',
      label: '進行管理シート',
      columns: 12,
      cells: [
        { row: 1, column: 1, columns: 3, text: '担当課', isHeader: true },
        { row: 1, column: 4, columns: 9, text: '地域福祉推進課' },
        { row: 2, column: 1, columns: 12, text: '取り組み内容', isHeader: true },
        { row: 3, column: 1, columns: 12, lines: 6, text: `${PROSE}\n・会議12回\n\n・講座3回` },
      ],
    },
  ],
});

const book: Booklet = {
  title: 'みどりが丘市地域福祉計画',
  subtitle: ['令和７年度', '進行管理報告書'],
  author: 'みどりが丘市',
  date: '令和8年11月21日',
  hasCover: true,
  hasContents: true,
  chapters: [
    {
      id: 'intro',
      name: 'はじめに',
      paper: A4,
      blocks: [
        { kind: 'heading', level: 1, text: 'この冊子の見方' },
        { kind: 'paragraph', look: 'lead', text: '一行目\n二行目' },
        { kind: 'heading', level: 2, text: '評価の区分', id: 'scale' },
        { kind: 'heading', level: 6, text: '区分の意味' },
        { kind: 'page-break' },
        { kind: 'paragraph', look: 'note', text: PROSE.repeat(20) },
      ],
    },
    {
      id: 'summary',
      name: '総括表',
      paper: A3,
      blocks: [
        {
          kind: 'table',
          caption: '事業の進み具合',
          columns: [{ width: 1 }, { width: 4 }, { width: 1, align: 'center' }, { width: 1, align: 'end' }],
          head: [
            [
              { text: '施策', rows: 2 },
              { text: '事業', rows: 2 },
              { text: '評価と頁', columns: 2 },
            ],
            [{ text: '評価' }, { text: '頁' }],
          ],
          rows: Array.from({ length: 90 }, (_, i) => [
            ...(i % 2 === 0 ? [{ text: `施策${i / 2 + 1}`, rows: 2, isHeader: true }] : []),
            { text: `事業${i + 1}`, link: i % 2 === 0 ? 's1' : 'nowhere' },
            { text: 'Ａ', look: 'strong' as const },
            { text: '', pageOf: i % 2 === 0 ? 's1' : 'scale' },
          ]),
        },
      ],
    },
    sheet('s1', 'シート甲'),
    sheet('s2', 'シート乙'),
  ],
};

describe('a booklet as PDF', () => {
  let bytes: Uint8Array;
  let read: Awaited<ReturnType<typeof readTags>>;
  beforeAll(async () => {
    bytes = await writePdf(book);
    read = await readTags(bytes);
    return read.close;
  });
  const tags = (...roles: string[]) => read.pages.flatMap(({ tag }) => tagsOf(tag, ...roles));
  const texts = (...roles: string[]) => tags(...roles).map(textOf);

  it('says what it is called, whose it is, its language and its day', () => {
    expect(read.info).toMatchObject({
      Title: book.title,
      Author: 'みどりが丘市',
      Language: 'ja-JP',
      CreationDate: expect.stringContaining('20261121'),
      IsAcroFormPresent: false,
    });
  });

  it('tags everything that is not an artifact', () => {
    expect(read.pages.map(({ untagged }) => untagged).join('')).toBe('');
    expect(new Set(tags('TOC', 'TOCI', 'H1', 'H2', 'H3', 'P', 'Table').map(({ role }) => role)).size).toBe(7);
  });

  it('has headings without a gap in their levels, the same in tags and bookmarks', () => {
    expect(tags('H1', 'H2', 'H3', 'H4', 'H5', 'H6').map((tag) => `${tag.role} ${textOf(tag)}`)).toEqual([
      'H1 目次',
      'H1 この冊子の見方',
      'H2 評価の区分',
      'H3 区分の意味',
      'H1 総括表',
      'H1 シート甲',
      'H1 シート乙',
    ]);
    expect(read.outline.map(({ title }) => title)).toEqual([
      '目次',
      'この冊子の見方',
      '総括表',
      'シート甲',
      'シート乙',
    ]);
    expect(read.outline[1]!.items[0]).toMatchObject({ title: '評価の区分' });
  });

  it('leads from the contents and from 頁 to the page that is printed there', async () => {
    const pageWith = (heading: string) =>
      1 + read.pages.findIndex(({ tag }) => tagsOf(tag, 'H1', 'H2').some((one) => textOf(one) === heading));
    expect(texts('TOCI')).toEqual([
      `この冊子の見方${pageWith('この冊子の見方')}`,
      `評価の区分${pageWith('評価の区分')}`,
      `総括表${pageWith('総括表')}`,
      `シート甲${pageWith('シート甲')}`,
    ]);
    const cells = texts('TD').filter((text) => /^\d+$/.test(text));
    expect(cells).toEqual(
      Array.from({ length: 90 }, (_, i) => `${pageWith(i % 2 === 0 ? 'シート甲' : '評価の区分')}`),
    );
    const contents = read.pages[1]!.links;
    expect(await Promise.all(contents.map(read.pageOf))).toEqual(
      texts('TOCI').map((text) => Number(text.match(/\d+$/))),
    );
  });

  it('tags a form as a table whose labels are headers, and each line of a text as a paragraph', () => {
    const form = tagsOf(read.pages.at(-1)!.tag, 'Table')[0]!;
    const cells = tagsOf(form, 'TH', 'TD');
    expect(cells.map((cell) => [cell.role, textOf(cell)])).toEqual([
      ['TH', '担当課'],
      ['TD', '地域福祉推進課'],
      ['TH', '取り組み内容'],
      ['TD', `${PROSE}・会議12回・講座3回`],
    ]);
    const lines = tagsOf(cells[3]!, 'P').map(textOf);
    expect(lines).toEqual([PROSE, '・会議12回', '', '・講座3回']);
  });

  it('repeats the head of a table on each page, for the eyes only', () => {
    const pages = read.pages.filter(({ width }) => width > 1000);
    expect(pages.length).toBeGreaterThan(1);
    expect(texts('Caption').filter(Boolean)).toEqual(['事業の進み具合']);
    expect(texts('THead').filter(Boolean)).toEqual(['施策事業評価と頁評価頁']);
    expect(texts('TH').filter((text) => text.startsWith('施策'))).toHaveLength(1 + 45);
  });

  it('has A4 and A3 pages in one file', () => {
    const sizes = read.pages.map(({ width, height }) => `${Math.round(width)}×${Math.round(height)}`);
    expect(new Set(sizes)).toEqual(new Set(['595×842', '1191×842']));
    expect(sizes[0]).toBe('595×842');
  });

  it.skipIf(!hasPdfTools)('is read by pdftotext in the order of its blocks', () => {
    const text = textByPdftotext(bytes, '-raw').replace(/\s/g, '');
    const places = ['目次', '一行目', '区分の意味', '事業の進み具合', '担当課', 'シート乙', '・会議12回'].map(
      (one, i) => text.indexOf(one, i < 5 ? 0 : text.indexOf('シート乙')),
    );
    expect(places).not.toContain(-1);
    expect(places.slice(0, 5)).toEqual(places.slice(0, 5).sort((a, b) => a - b));
    expect(text).toContain(PROSE);
  });
});
