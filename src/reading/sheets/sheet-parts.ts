import type { ReadProblem } from '../read-plan.ts';
import { type Source, textOf } from '../source.ts';
import type { Block, Page } from './pages.ts';
import type { PiecesOf } from './pieces.ts';

/**
 * A page that bears the form's head more than once is several sheets whose page breaks are lost: a new one begins where
 * a label comes a second time. Blocks without a label may then be on the wrong side of the cut, so a person must look.
 */
export function partSheets(source: Source, page: Page, piecesOf: PiecesOf, problems: ReadProblem[]): Page[] {
  const signs = page.blocks.map((block) => blockSigns(block, piecesOf));
  const heads = page.blocks.filter((_, i) => signs[i]!.includes('heading'));
  if (heads.length < 2) return [page];
  const parts: Block[][] = [[]];
  let seen = new Set<string>();
  page.blocks.forEach((block, i) => {
    if (signs[i]!.some((sign) => seen.has(sign))) {
      parts.push([]);
      seen = new Set();
    }
    for (const sign of signs[i]!) seen.add(sign);
    parts.at(-1)!.push(block);
  });
  const span = heads[1]![0]!;
  problems.push({ code: 'text-damaged', severity: 'warning', span, text: textOf(source, span), about: null });
  return parts.map((blocks) => ({ blocks }));
}

function blockSigns(block: Block, piecesOf: PiecesOf): string[] {
  const signs = piecesOf(block).map((piece) =>
    piece.kind === 'label' ? piece.label.of : piece.kind === 'heading' ? 'heading' : null,
  );
  return [...new Set(signs)].filter((sign) => sign !== null);
}
