import {
  AlignmentType,
  Document,
  type FileChild,
  Footer,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  Tab,
  TableOfContents,
  TabStopType,
  TextRun,
} from 'docx';
import type { Booklet, Chapter, Paper, Tell } from '../blocks.ts';
import { DEEPEST_LISTED, markBooklet } from './contents.ts';
import { estimatePages } from './estimate-pages.ts';
import { oneLine } from './lines.ts';
import { CONTENTS_MARGINS, MARGINS, textArea, uprightSize } from './paper.ts';
import { STYLES_XML } from './styles-xml.ts';
import { writeChapter } from './write-chapter.ts';
import { runsOf } from './write-text.ts';

const FRONT: Paper = { size: 'A4', orientation: 'portrait' };

/**
 * A booklet as a Word document that an office can go on editing: its own styles, contents, tables with repeating heads. A line
 * break in a text is a break in its paragraph. Page numbers in texts are estimated ({@link estimatePages}): Word would ask
 * whoever opens the document before it updated them.
 */
export async function writeDocx(booklet: Booklet, tell: Tell = () => {}): Promise<Uint8Array> {
  const marks = markBooklet(booklet);
  const pages = estimatePages(booklet, marks.lines.length);
  const pageOfBookmark = new Map<string, string>();
  for (const [id, page] of pages.ofId) pageOfBookmark.set(marks.ofId.get(id)!, String(page));
  for (const [heading, page] of pages.ofHeading)
    pageOfBookmark.set(marks.ofHeading.get(heading)!, String(page));
  const bookmarkOf = (id: string) => {
    const name = marks.ofId.get(id);
    return name === undefined ? null : { name, page: pageOfBookmark.get(name)! };
  };
  const title = oneLine(booklet.title);
  const sections: ISectionOptions[] = [];
  if (booklet.hasCover) sections.push({ properties: sectionOf(FRONT, null), children: cover(booklet) });
  const firstNumbered = sections.length;
  const add = (paper: Paper, header: string, children: FileChild[], margins = MARGINS) =>
    sections.push({
      ...running(title, header, textArea(paper, margins).width),
      properties: sectionOf(paper, sections.length === firstNumbered ? 1 : null, margins),
      children,
    });
  if (booklet.hasContents) {
    const contents = new TableOfContents('目次', {
      hyperlink: true,
      headingStyleRange: `1-${DEEPEST_LISTED}`,
      hideTabAndPageNumbersInWebView: true,
      tcFieldIdentifier: 'C',
      beginDirty: false,
      cachedEntries: marks.lines.map(({ title, level, bookmark }) => ({
        title,
        level,
        href: bookmark,
        page: Number(pageOfBookmark.get(bookmark)),
      })),
    });
    add(FRONT, '', [new Paragraph({ style: 'TOCHeading', text: '目次' }), contents], CONTENTS_MARGINS);
  }
  let written = 0;
  for (const group of sameSection(booklet.chapters))
    add(
      group[0]!.paper,
      oneLine(group[0]!.header ?? ''),
      group.flatMap((chapter, at) => {
        tell(written++, booklet.chapters.length);
        return writeChapter(chapter, marks, bookmarkOf, at > 0);
      }),
    );
  if (sections.length === 0) add(FRONT, '', [new Paragraph({})]);
  const document = new Document({
    title,
    creator: oneLine(booklet.author),
    lastModifiedBy: oneLine(booklet.author),
    externalStyles: STYLES_XML,
    sections,
  });
  const packed = await Packer.toBuffer(document);
  return new Uint8Array(packed.buffer, packed.byteOffset, packed.length);
}

function cover(booklet: Booklet): FileChild[] {
  return [
    new Paragraph({ style: 'Title', children: runsOf(booklet.title) }),
    ...booklet.subtitle.map((line) => new Paragraph({ style: 'Subtitle', children: runsOf(line) })),
    new Paragraph({ style: 'CoverLine', spacing: { before: 3600 }, children: runsOf(booklet.date) }),
    new Paragraph({ style: 'CoverLine', children: runsOf(booklet.author) }),
  ];
}

/** A section is paper and header: chapters that share them follow each other by page breaks. */
function sameSection(chapters: readonly Chapter[]): Chapter[][] {
  const keyOf = ({ paper, header = '' }: Chapter) => `${paper.size} ${paper.orientation} ${header}`;
  const groups: Chapter[][] = [];
  for (const chapter of chapters) {
    const last = groups.at(-1);
    if (last && keyOf(last[0]!) === keyOf(chapter)) last.push(chapter);
    else groups.push([chapter]);
  }
  return groups;
}

const sectionOf = (
  paper: Paper,
  start: number | null,
  margins = MARGINS,
): NonNullable<ISectionOptions['properties']> => ({
  type: SectionType.NEXT_PAGE,
  page: {
    size: {
      ...uprightSize(paper),
      orientation: paper.orientation === 'portrait' ? PageOrientation.PORTRAIT : PageOrientation.LANDSCAPE,
    },
    margin: margins,
    ...(start !== null && { pageNumbers: { start } }),
  },
});

/** What stands on top and at the foot of each page. */
function running(title: string, header: string, width: number): Pick<ISectionOptions, 'headers' | 'footers'> {
  const tabStops = [{ type: TabStopType.RIGHT, position: width }];
  const children = [new TextRun(title), new TextRun({ children: [new Tab(), header] })];
  const number = new Paragraph({
    style: 'Footer',
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT] })],
  });
  return {
    headers: { default: new Header({ children: [new Paragraph({ style: 'Header', tabStops, children })] }) },
    footers: { default: new Footer({ children: [number] }) },
  };
}
