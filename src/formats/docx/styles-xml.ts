import { CAPTION, HEAD_CELL } from './style-names.ts';

/** Fonts that every office's Word has. The east-asian one by the name that a Japanese Word shows. */
const FONTS =
  '<w:rFonts w:ascii="Yu Gothic" w:hAnsi="Yu Gothic" w:eastAsia="游ゴシック" w:cs="Times New Roman"/>';
/** This font is drawn with wide gaps between lines: 0.85 of them looks like one line. */
const LINE = 204;
const INK = '1F3A5F';
const RULE = 'A6A6A6';
const SHADE = 'EAF0F6';

type Style = {
  id: string;
  name: string;
  basedOn?: string;
  next?: string;
  paragraph?: string;
  run?: string;
  order: number;
};

const spacing = (before: number, after: number) =>
  `<w:spacing w:before="${before}" w:after="${after}" w:line="${LINE}" w:lineRule="auto"/>`;
const size = (points: number) => `<w:sz w:val="${points * 2}"/><w:szCs w:val="${points * 2}"/>`;
const bold = '<w:b/><w:bCs/>';

const HEADINGS = [
  {
    points: 16,
    before: 0,
    after: 160,
    line: `<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="3" w:color="${INK}"/></w:pBdr>`,
  },
  {
    points: 13,
    before: 240,
    after: 100,
    line: `<w:pBdr><w:left w:val="single" w:sz="36" w:space="6" w:color="${INK}"/></w:pBdr>`,
  },
  { points: 12, before: 200, after: 80, line: '' },
  { points: 11, before: 160, after: 60, line: '' },
  { points: 10.5, before: 120, after: 60, line: '' },
  { points: 10.5, before: 120, after: 60, line: '' },
];

/** Headings as Word knows them, and the same outside of the table of contents (it takes Word's own styles only). */
const headings: Style[] = HEADINGS.flatMap(({ points, before, after, line }, at) => {
  const level = at + 1;
  const paragraph = `<w:keepNext/><w:keepLines/>${line}${spacing(before, after)}<w:outlineLvl w:val="${at}"/>`;
  const run = `${bold}<w:color w:val="${INK}"/>${size(points)}`;
  const heading = { basedOn: 'Normal', next: 'Normal', paragraph, run, order: 9 };
  return [
    { ...heading, id: `Heading${level}`, name: `heading ${level}` },
    { ...heading, id: `UnlistedHeading${level}`, name: `見出し ${level}（目次外）` },
  ];
});

const STYLES: Style[] = [
  ...headings,
  {
    id: 'Title',
    name: 'Title',
    basedOn: 'Normal',
    next: 'Subtitle',
    order: 10,
    paragraph: `<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="12" w:color="${INK}"/></w:pBdr>${spacing(4200, 300)}<w:jc w:val="center"/>`,
    run: `${bold}<w:color w:val="${INK}"/>${size(26)}`,
  },
  {
    id: 'Subtitle',
    name: 'Subtitle',
    basedOn: 'Normal',
    order: 11,
    paragraph: `${spacing(0, 120)}<w:jc w:val="center"/>`,
    run: size(15),
  },
  {
    id: 'CoverLine',
    name: '表紙の下',
    basedOn: 'Normal',
    order: 12,
    paragraph: `${spacing(0, 120)}<w:jc w:val="center"/>`,
    run: size(13),
  },
  {
    id: 'Lead',
    name: 'リード文',
    basedOn: 'Normal',
    next: 'Normal',
    order: 13,
    paragraph: spacing(0, 200),
    run: size(11.5),
  },
  {
    id: 'Note',
    name: '注記',
    basedOn: 'Normal',
    order: 14,
    paragraph: spacing(0, 60),
    run: `<w:color w:val="404040"/>${size(9)}`,
  },
  {
    id: 'Caption',
    name: CAPTION,
    basedOn: 'Normal',
    next: 'Normal',
    order: 35,
    paragraph: `<w:keepNext/>${spacing(120, 60)}`,
    run: `${bold}${size(10)}`,
  },
  {
    id: 'TableText',
    name: '表の文字',
    basedOn: 'Normal',
    order: 15,
    paragraph: spacing(20, 20),
    run: size(9.5),
  },
  { id: 'TableHead', name: HEAD_CELL, basedOn: 'TableText', order: 16, run: bold },
  {
    id: 'ChapterStart',
    name: '章の始まり',
    basedOn: 'Normal',
    order: 17,
    paragraph: '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>',
    run: size(1),
  },
  {
    id: 'TableEnd',
    name: '表の下',
    basedOn: 'Normal',
    order: 18,
    paragraph: '<w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/>',
    run: size(6),
  },
  {
    id: 'TOCHeading',
    name: 'TOC Heading',
    basedOn: 'Normal',
    next: 'Normal',
    order: 39,
    paragraph: `<w:keepNext/>${spacing(0, 240)}`,
    run: `${bold}<w:color w:val="${INK}"/>${size(16)}`,
  },
  ...[1, 2, 3].map((level) => ({
    id: `TOC${level}`,
    name: `toc ${level}`,
    basedOn: 'Normal',
    next: 'Normal',
    order: 39,
    paragraph: `${spacing(level === 1 ? 80 : 0, 40)}<w:ind w:left="${(level - 1) * 240}"/>`,
  })),
  {
    id: 'Header',
    name: 'header',
    basedOn: 'Normal',
    order: 99,
    paragraph: `<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="3" w:color="${RULE}"/></w:pBdr>${spacing(0, 0)}`,
    run: `<w:color w:val="404040"/>${size(8.5)}`,
  },
  {
    id: 'Footer',
    name: 'footer',
    basedOn: 'Normal',
    order: 99,
    paragraph: `${spacing(0, 0)}<w:jc w:val="center"/>`,
    run: size(9),
  },
];

const written = ({ id, name, basedOn, next, paragraph = '', run = '', order }: Style) => {
  const isOwn = /[^ -~]/u.test(name) ? ' w:customStyle="1"' : '';
  return `<w:style w:type="paragraph"${isOwn} w:styleId="${id}"><w:name w:val="${name}"/>${
    basedOn ? `<w:basedOn w:val="${basedOn}"/>` : ''
  }${next ? `<w:next w:val="${next}"/>` : ''}<w:uiPriority w:val="${order}"/><w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;
};

const border = (side: string) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="${RULE}"/>`;
const margins =
  '<w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="28" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>';
const table = (id: string, name: string) =>
  `<w:style w:type="table" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/><w:tblPr><w:tblBorders>${[
    'top',
    'left',
    'bottom',
    'right',
    'insideH',
    'insideV',
  ]
    .map(border)
    .join('')}</w:tblBorders>${margins}</w:tblPr></w:style>`;

/** The background of heads. Word gives a style's head only to the first row of a table. */
export const HEAD_SHADE = SHADE;

/** All styles of a written document. An office changes a style in Word and with it the whole book. */
export const STYLES_XML = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr>${FONTS}${size(
  10.5,
)}<w:lang w:val="en-US" w:eastAsia="ja-JP" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:kinsoku/><w:overflowPunct/>${spacing(
  0,
  120,
)}</w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style><w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style><w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:uiPriority w:val="22"/><w:qFormat/><w:rPr>${bold}</w:rPr></w:style><w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:uiPriority w:val="99"/><w:rPr><w:color w:val="0B5394"/><w:u w:val="single"/></w:rPr></w:style><w:style w:type="character" w:customStyle="1" w:styleId="IndexLink"><w:name w:val="目次のリンク"/><w:uiPriority w:val="99"/></w:style><w:style w:type="character" w:customStyle="1" w:styleId="Muted"><w:name w:val="淡い文字"/><w:uiPriority w:val="23"/><w:qFormat/><w:rPr><w:color w:val="595959"/></w:rPr></w:style>${STYLES.map(
  written,
).join('')}${table('BookTable', '冊子の表')}${table('FormTable', '様式の表')}</w:styles>`;
