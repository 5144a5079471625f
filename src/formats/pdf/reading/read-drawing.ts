import type { PDFPageProxy } from 'pdfjs-dist';
import { DrawingState, type Font, type Shown } from './drawing-state.ts';
import { asMatrix, type Matrix, placeBox } from './matrix.ts';
import { type Box, type Drawing, type Glyph, middle, nearest } from './page-content.ts';
import { withoutRadicals } from './radicals.ts';
import { rulesOf } from './rules.ts';

/** A page of a town's book has two thousand characters. */
const MOST_GLYPHS = 60_000;
const MOST_RULES = 30_000;
/** A picture that counts takes this share of the page. */
const SMALLEST_PICTURE = 0.02;

/**
 * What a page draws, in its own order: characters where they stand and ruling lines. Read from the drawing, not from the
 * library's text: that joins the characters of two cells that stand close. Null: more than anybody could read.
 */
export async function readDrawing(page: PDFPageProxy): Promise<Drawing | null> {
  const { OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const { fnArray, argsArray } = await page.getOperatorList();
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const base = asMatrix(transform);
  const paper: Box = [0, 0, width, height];
  const fontOf = fontsOf(page);
  const drawing: Drawing = { glyphs: [], rules: [], pictures: 0 };
  const saved: DrawingState[] = [];
  const marks: Pick<Glyph, 'mark' | 'isArtifact'>[] = [{ mark: null, isArtifact: false }];
  let state = new DrawingState(base);
  let clips = false;

  const save = () => saved.push(state.copy());
  // Pictures are never unpacked; where one was drawn, the drawing stands blown up from one point to the picture's size.
  const restore = () => {
    const outer = saved.pop();
    if (!outer) return;
    if (state.matrix !== outer.matrix) drawing.pictures += shareOf(state.matrix, paper);
    state = outer;
  };
  const mark = (name: unknown, number: unknown) => {
    const outer = marks.at(-1)!;
    const isArtifact = outer.isArtifact || nameOf(name) === 'Artifact';
    marks.push({ mark: typeof number === 'number' ? number : outer.mark, isArtifact });
  };
  const show = (shown: (Shown | number)[]) => {
    for (const { text, ...placed } of state.show(shown)) {
      if (text === '' || !isOn(paper, placed.box)) continue;
      const home = nearest(state.clip, middle(placed.box));
      drawing.glyphs.push({ text: withoutRadicals(text), ...placed, home, ...marks.at(-1)! });
    }
  };
  const draw = (paint: number, path: ArrayLike<number> | null) => {
    if (path === null || paint === OPS.endPath) return;
    const isFilled = paint === OPS.fill || paint === OPS.eoFill;
    for (const rule of rulesOf(path, state.matrix, isFilled)) drawing.rules.push(rule);
  };

  for (const [i, operator] of fnArray.entries()) {
    const said = argsArray[i] ?? [];
    if (operator === OPS.save) save();
    else if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd) restore();
    else if (operator === OPS.transform) state.transform(said);
    else if (operator === OPS.paintFormXObjectBegin) {
      save();
      state.transform(said[0]);
    } else if (operator === OPS.beginAnnotation) {
      state = new DrawingState(base);
      state.transform(said[2]);
      state.transform(said[3]);
    } else if (operator === OPS.constructPath) {
      draw(said[0], said[1]?.[0] ?? null);
      if (clips) state.clipTo(said[2]);
      clips = false;
    } else if (operator === OPS.clip || operator === OPS.eoClip) clips = true;
    else if (operator === OPS.beginMarkedContent) mark(said[0], null);
    else if (operator === OPS.beginMarkedContentProps) mark(said[0], said[1]);
    else if (operator === OPS.endMarkedContent && marks.length > 1) marks.pop();
    else if (operator === OPS.beginText) state.beginText(null);
    else if (operator === OPS.setFont) state.setFont(fontOf(said[0]), said[1]);
    else if (operator === OPS.setCharSpacing) state.characterGap = said[0];
    else if (operator === OPS.setWordSpacing) state.wordGap = said[0];
    else if (operator === OPS.setHScale) state.stretch = said[0] / 100;
    else if (operator === OPS.setLeading) state.leading = said[0];
    else if (operator === OPS.setTextRise) state.rise = said[0];
    else if (operator === OPS.setTextMatrix) state.beginText(said[0]);
    else if (operator === OPS.moveText) state.moveText(said[0], said[1]);
    else if (operator === OPS.setLeadingMoveText) {
      state.leading = -said[1];
      state.moveText(said[0], said[1]);
    } else if (operator === OPS.nextLine) state.moveText(0, -state.leading);
    else if (operator === OPS.showText) show(said[0]);
    if (drawing.glyphs.length > MOST_GLYPHS || drawing.rules.length > MOST_RULES) return null;
  }
  drawing.pictures += shareOf(state.matrix, paper);
  return drawing;
}

function fontsOf(page: PDFPageProxy): (name: string) => Font {
  const fonts = new Map<string, Font>();
  return (name) => {
    const known = fonts.get(name);
    if (known) return known;
    const said = page.commonObjs.has(name) ? page.commonObjs.get(name) : {};
    const unit = Math.abs(asMatrix(said.fontMatrix)[0]);
    const usual = Array.isArray(said.defaultVMetrics) ? said.defaultVMetrics : null;
    const font = { unit: unit === 1 ? 0.001 : unit, isVertical: said.vertical === true, usual };
    fonts.set(name, font);
    return font;
  };
}

const nameOf = (said: unknown) =>
  said !== null && typeof said === 'object' && 'name' in said ? said.name : said;

const isOn = (paper: Box, box: Box) =>
  box[2] > paper[0] && box[0] < paper[2] && box[3] > paper[1] && box[1] < paper[3];

function shareOf(matrix: Matrix, paper: Box): number {
  const [left, top, right, bottom] = placeBox(matrix, 0, 0, 1, 1);
  const width = Math.min(right, paper[2]) - Math.max(left, 0);
  const height = Math.min(bottom, paper[3]) - Math.max(top, 0);
  const share = (Math.max(width, 0) * Math.max(height, 0)) / (paper[2] * paper[3]);
  return share >= SMALLEST_PICTURE ? share : 0;
}
