import type { Booklet, Chapter } from '../../blocks.ts';
import { drawChapter, drawText } from './draw-chapter.ts';
import type { Tab } from './drawing.ts';
import type { TabNames } from './tab-name.ts';

const PORTRAIT = { size: 'A4', orientation: 'portrait' } as const;

/** The cover and the contents, where the booklet has them. */
export function drawFront(booklet: Booklet, names: TabNames): Tab[] {
  return [
    ...(booklet.hasCover ? [drawCover(booklet, names.take('表紙'))] : []),
    ...(booklet.hasContents ? [drawContents(booklet, names.take('目次'))] : []),
  ];
}

function drawCover({ title, subtitle, author, date }: Booklet, name: string): Tab {
  const tab = front({ id: '', name, paper: PORTRAIT, blocks: [] }, name);
  tab.heights.push(160);
  drawText(tab, title, 'title');
  for (const line of subtitle) drawText(tab, line, 'lead', 'center');
  tab.heights.push(240);
  drawText(tab, author, 'lead', 'center');
  drawText(tab, date, 'lead', 'center');
  return tab;
}

function drawContents({ chapters }: Booklet, name: string): Tab {
  const rows = chapters
    .filter(({ isInContents }) => isInContents !== false)
    .map((chapter) => [{ text: chapter.name, link: chapter.id }]);
  return front(
    {
      id: '',
      name,
      paper: PORTRAIT,
      blocks: [
        { kind: 'heading', level: 1, text: '目次' },
        { kind: 'table', caption: '目次', isCaptionHidden: true, columns: [{ width: 1 }], head: [], rows },
      ],
    },
    name,
  );
}

const front = (chapter: Chapter, name: string): Tab => ({ ...drawChapter(chapter, name), chapter: null });
