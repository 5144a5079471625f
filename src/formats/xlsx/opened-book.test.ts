import { describe, expect, it } from 'vitest';
import { askOpenpyxl, hasOpenpyxl } from '../../../test/kit/office-tools.ts';
import type { Booklet, Chapter, GridCell } from '../blocks.ts';
import { writeXlsx } from './write-booklet.ts';

const field = (row: number, column: number, columns: number, more: Partial<GridCell> = {}): GridCell => ({
  row,
  column,
  columns,
  text: '',
  ...more,
});
const form: Chapter = {
  id: 's-1',
  name: '１　連携（高齢 / 障がい）',
  paper: { size: 'A3', orientation: 'landscape' },
  header: '令和5年度 & 6年度',
  blocks: [
    { kind: 'heading', level: 1, text: '様式', id: 'top' },
    {
      kind: 'grid',
      label: '様式',
      columns: 12,
      cells: [
        field(1, 1, 3, { text: '評価', isHeader: true }),
        field(1, 4, 9, { input: { id: 'a', kind: 'choice', choices: ['A', 'B'], hint: '選んでください。' } }),
        field(2, 1, 3, { text: '理由', isHeader: true }),
        field(2, 4, 9, { input: { id: 'b', kind: 'choice', choices: ['はい, そう', '"いいえ"'] } }),
        field(3, 1, 12, {
          lines: 5,
          text: '=文',
          input: { id: 'c', kind: 'text', hint: '書いてください。' },
        }),
      ],
    },
    { kind: 'page-break' },
    {
      kind: 'table',
      caption: '一覧',
      columns: [{ width: 1 }, { width: 2 }],
      head: [[{ text: '事業' }, { text: '頁' }]],
      rows: [
        [
          { text: '連携', link: 's-1' },
          { text: '', pageOf: 'top' },
        ],
      ],
    },
  ],
};
const BOOK: Booklet = {
  title: '令和5年度 進捗 & 管理シート',
  subtitle: ['第4期計画'],
  author: 'あゆみ市',
  date: '令和8年11月21日',
  hasCover: true,
  hasContents: true,
  chapters: [form],
  hidden: { edition: 'e' },
};
const SCRIPT = `
import sys, json, warnings, openpyxl
warnings.simplefilter('error')
book = openpyxl.load_workbook(sys.argv[1])
tab = book[book.sheetnames[2]]
cell = lambda ref: {'value': tab[ref].value, 'locked': tab[ref].protection.locked, 'format': tab[ref].number_format,
  'font': tab[ref].font.name, 'wrap': tab[ref].alignment.wrap_text, 'border': tab[ref].border.left.style,
  'link': tab[ref].hyperlink and tab[ref].hyperlink.location}
print(json.dumps({'names': book.sheetnames, 'states': [one.sheet_state for one in book], 'title': book.properties.title,
  'creator': book.properties.creator, 'merges': sorted(str(one) for one in tab.merged_cells.ranges),
  'validations': [[str(one.sqref), one.type, one.formula1, one.prompt] for one in tab.data_validations.dataValidation],
  'paper': [tab.page_setup.paperSize, tab.page_setup.orientation, tab.page_setup.fitToWidth, tab.page_setup.fitToHeight],
  'protected': tab.protection.sheet, 'password': tab.protection.password, 'area': tab.print_area,
  'header': [tab.oddHeader.left.text, tab.oddHeader.right.text, tab.oddFooter.center.text],
  'breaks': [one.id for one in tab.row_breaks.brk],
  'hidden': [book[book.sheetnames[3]].cell(row, 1).value for row in range(1, 5)],
  'cells': [cell(ref) for ref in ('A3', 'D3', 'A5', 'A8')],
  'contents': book['目次']['A3'].hyperlink.location}))
`;

describe.skipIf(!hasOpenpyxl)('a workbook that openpyxl opens', () => {
  it('has its merged areas, drop-downs, protection, paper, names and links', async () => {
    const bytes = await writeXlsx(BOOK);
    const { said } = askOpenpyxl<Record<string, unknown>>(bytes, SCRIPT);
    const text = { font: '游ゴシック', wrap: true, border: 'thin', link: null };
    const tab = '１　連携（高齢 ／ 障がい）';
    expect(said).toEqual({
      names: ['表紙', '目次', tab, 'ayumi'],
      states: ['visible', 'visible', 'visible', 'veryHidden'],
      title: '令和5年度 進捗 & 管理シート',
      creator: 'あゆみ市',
      merges: [
        'A1:L1',
        'A3:C3',
        'A4:C4',
        'A5:L5',
        'A6:L6',
        'A7:D7',
        'A8:D8',
        'D3:L3',
        'D4:L4',
        'E7:L7',
        'E8:L8',
      ],
      validations: [
        ['D3', 'list', '"A,B"', '選んでください。'],
        ['D4', 'list', "'ayumi'!$B$4:$C$4", null],
        ['A5', 'textLength', '32767', '書いてください。'],
      ],
      paper: [8, 'landscape', 1, 0],
      protected: true,
      password: null,
      area: ['$A$1:$L$8'],
      header: ['令和5年度 進捗 && 管理シート', '令和5年度 && 6年度', '&P / &N'],
      breaks: [5],
      hidden: ['ayumi/1', 'value', 'chapter', 'choices'],
      cells: [
        { value: '評価', locked: true, format: 'General', ...text },
        { value: null, locked: false, format: '@', ...text },
        { value: '=文', locked: false, format: '@', ...text },
        { value: '連携', locked: true, format: 'General', ...text, link: `'${tab}'!A1` },
      ],
      contents: `'${tab}'!A1`,
    });
  });
});
