import { colToLetter, type WriteOptions, type WriteSheet } from 'hucre/xlsx';
import { cleanText, cut } from './cell-text.ts';
import { pageSides, SIDE_MARGIN, type Tab } from './drawing.ts';
import { quoted } from './tab-name.ts';

/** Inches. */
const [TOP, BOTTOM] = [0.75, 0.7];
/** So much smaller is still read well. */
const NEARLY = 1.2;

type Names = NonNullable<WriteOptions['namedRanges']>;

/** How a tab is printed: paper, margins, what stands on top and below each page. */
export function pageSetup(
  tab: Tab,
  title: string,
): Pick<WriteSheet, 'pageSetup' | 'headerFooter' | 'rowBreaks'> {
  return {
    pageSetup: {
      paperSize: tab.paper.size === 'A3' ? 'a3' : 'a4',
      orientation: tab.paper.orientation,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: isNearlyOnePage(tab) ? 1 : 0,
      horizontalCentered: true,
      margins: { left: SIDE_MARGIN, right: SIDE_MARGIN, top: TOP, bottom: BOTTOM, header: 0.35, footer: 0.3 },
    },
    ...(tab.chapter !== null && {
      headerFooter: {
        oddHeader: `&L${headerText(title)}&R${headerText(tab.header || tab.title)}`,
        oddFooter: '&C&9&P / &N',
      },
    }),
    // A break is kept by the row above it.
    rowBreaks: tab.breaks.filter((row) => row < tab.heights.length).map((row) => row - 1),
  };
}

/** A form that runs over its page by some lines is made smaller, so that it stays one sheet of paper. */
function isNearlyOnePage({ paper, heights, breaks }: Tab): boolean {
  const sum = heights.reduce((a, b) => a + b, 0);
  return breaks.length === 0 && sum <= NEARLY * (pageSides(paper).height / 25.4 - TOP - BOTTOM) * 72;
}

/** 255 characters are all that a header holds. Size and text are apart: a text may begin with a digit. */
const headerText = (text: string) =>
  `&9 ${cut(cleanText(text).replaceAll('\n', ' '), 55).replaceAll('&', '&&')}`;

/** Names that a workbook keeps for what is printed of a tab and repeated on each page, with the tab's name quoted. */
export function printNames(tab: Tab): Names {
  const at = quoted(tab.name);
  const right = colToLetter(tab.widths.length - 1);
  const names: Names = [
    {
      name: '_xlnm.Print_Area',
      range: `${at}!$A$1:$${right}$${Math.max(1, tab.heights.length)}`,
      scope: tab.name,
    },
  ];
  if (tab.head)
    names.push({
      name: '_xlnm.Print_Titles',
      range: `${at}!$${tab.head[0] + 1}:$${tab.head[1] + 1}`,
      scope: tab.name,
    });
  return names;
}
