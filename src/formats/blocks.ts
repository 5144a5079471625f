/**
 * What all writers draw and all readers give: a booklet of chapters made of headings, paragraphs, tables and form grids. Files,
 * not plans: whoever exports turns a plan into blocks once, and each writer (xlsx, pdf, docx) only draws them.
 */
export type Booklet = {
  title: string;
  /** Lines under the title on the cover: the year, the kind of book. */
  subtitle: readonly string[];
  /** Whose it is: on the cover, and the author in the properties of the file. */
  author: string;
  /** As printed: 令和8年11月21日. */
  date: string;
  hasCover: boolean;
  /** A table of contents with page numbers (in a workbook: a tab with links). */
  hasContents: boolean;
  chapters: readonly Chapter[];
  /** Kept in a workbook on a tab that nobody sees; other formats leave it out. */
  hidden?: Readonly<Record<string, string>>;
};

/** Whoever draws a booklet tells how many of its parts are drawn. */
export type Tell = (done: number, total: number) => void;

/** Begins on a new page; a tab in a workbook, whose name the writer makes legal and unique. */
export type Chapter = {
  /** Where links and page numbers of other chapters lead; in a workbook it is kept hidden on the tab. Unique in the booklet. */
  id: string;
  name: string;
  paper: Paper;
  /** Printed small on top of each page, beside the booklet's title. */
  header?: string;
  /** False: not in the contents (the sheets behind the first of their group). Left out: true. */
  isInContents?: boolean;
  blocks: readonly Block[];
};

export type Paper = { size: 'A4' | 'A3'; orientation: 'portrait' | 'landscape' };

export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3 | 4 | 5 | 6; text: string; id?: string }
  /** `text` may hold line breaks. A note is printed small. */
  | { kind: 'paragraph'; text: string; look?: 'plain' | 'lead' | 'note' }
  | TableBlock
  | GridBlock
  | { kind: 'page-break' };

/** A table with a head that repeats on each page. A row lists the cells that begin in it, as in HTML. */
export type TableBlock = {
  kind: 'table';
  caption: string;
  isCaptionHidden?: boolean;
  /** A note is printed small on pages; in a workbook as any other. */
  look?: 'note';
  /** Widths are relative to each other. */
  columns: readonly { width: number; align?: Align }[];
  head: readonly (readonly Cell[])[];
  rows: readonly (readonly Cell[])[];
};

/** A form as on paper: cells with borders at places of a grid, counted from 1. Cells do not overlap; what none covers is blank. */
export type GridBlock = {
  kind: 'grid';
  /** What it is, for who hears the page instead of seeing it. */
  label: string;
  /** How many columns of equal width the page has. */
  columns: number;
  cells: readonly GridCell[];
};

export type Align = 'start' | 'center' | 'end';

export type Cell = {
  text: string;
  /** How many columns and rows it takes; left out: 1. */
  columns?: number;
  rows?: number;
  isHeader?: boolean;
  align?: Align;
  /** Leads to the chapter or heading of this id. */
  link?: string;
  /** Prints the page number of the chapter or heading of this id after its text (in a workbook: a link to it). */
  pageOf?: string;
  input?: Input;
  look?: 'strong' | 'muted';
};

export type GridCell = Cell & {
  row: number;
  column: number;
  /** Lines of writing space that it takes at least. */
  lines?: number;
};

/** A cell that is to be filled in: unlocked in a workbook, and found again by its id wherever its row was moved. */
export type Input = {
  /** Unique in the booklet. */
  id: string;
  kind: 'text' | 'number' | 'choice';
  /** The texts that can be chosen. */
  choices?: readonly string[];
  /** Shown where the cell is selected. */
  hint?: string;
};

/** Where something stands in the file that it was read from. Pages and lines count from 1; boxes in points from the upper left. */
export type Place =
  | { kind: 'cell'; sheet: string; cell: string }
  | { kind: 'page'; page: number; box: readonly [left: number, top: number, right: number, bottom: number] }
  /** Documents without pages: the paragraph of the body, counted from 1; cells of tables are paragraphs too. */
  | { kind: 'paragraph'; paragraph: number };

/** A file as it was read. Texts keep their characters; line breaks in a cell or paragraph are \n. */
export type ReadBook = {
  chapters: ReadChapter[];
  /** {@link Booklet.hidden} of a workbook that was written here; empty otherwise. */
  hidden: Record<string, string>;
  /** What holds no text that can be read. */
  unread: { place: Place; why: 'image-page' | 'picture' | 'formula-without-value' }[];
};

/** A tab of a workbook; the whole of another file, or what stands under its first-level heading. */
export type ReadChapter = {
  name: string;
  /** {@link Chapter.id} of a workbook that was written here. */
  id: string | null;
  blocks: ReadBlock[];
};

export type ReadBlock =
  | { kind: 'heading'; level: number; text: string; place: Place }
  | { kind: 'paragraph'; text: string; place: Place }
  /** A tab of a workbook is one table; a caption where the file says it. */
  | { kind: 'table'; caption: string | null; rows: ReadCell[][] };

/** Each row lists the cells that begin in it. */
export type ReadCell = {
  text: string;
  /** Counted from 0 within the table. */
  row: number;
  column: number;
  rows: number;
  columns: number;
  isHeader: boolean;
  place: Place;
  /** {@link Input.id} of a workbook that was written here. */
  id?: string;
};

/** Why a file cannot be read. Sentences: messages/files.ja.ts. */
export type FileRefusal = {
  code:
    | 'file-empty'
    | 'file-too-large'
    | 'file-damaged'
    | 'file-encrypted'
    /** .xls and .doc of the years before 2007. */
    | 'file-old-format'
    | 'file-with-macros'
    | 'file-unsafe'
    | 'file-without-text'
    | 'file-unknown';
};
export type BookReading = { ok: true; book: ReadBook } | { ok: false; refusal: FileRefusal };

/** What leads to a page on paper stands here for whoever clicks: a workbook has no pages. */
export const LEADS_THERE = '→';
