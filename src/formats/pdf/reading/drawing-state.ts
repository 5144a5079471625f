import { asMatrix, combine, type Matrix, placeBox } from './matrix.ts';
import type { Box, Glyph } from './page-content.ts';

/** What must be known of a font to place its characters. `usual`: height and origin of a character in vertical writing. */
export type Font = { unit: number; isVertical: boolean; usual: readonly number[] | null };
/** A character as it is shown: its width, and in vertical writing its height and origin, in thousandths. */
export type Shown = { unicode?: string; width?: number; vmetric?: readonly number[]; isSpace?: boolean };
type Placed = Pick<Glyph, 'text' | 'box' | 'size' | 'flow'>;

/** What stands when something is drawn: where, in which font, how far the line has gone. Saved and restored as a whole. */
export class DrawingState {
  matrix: Matrix;
  private font: Font = { unit: 0.001, isVertical: false, usual: null };
  /** Negative: written backwards. */
  private size = 0;
  characterGap = 0;
  wordGap = 0;
  stretch = 1;
  leading = 0;
  rise = 0;
  /** Nothing is seen outside of it. */
  clip: Box = [-Infinity, -Infinity, Infinity, Infinity];
  private text: Matrix = [1, 0, 0, 1, 0, 0];
  private at = { x: 0, y: 0 };
  private lineStart = { x: 0, y: 0 };

  constructor(matrix: Matrix) {
    this.matrix = matrix;
  }

  copy(): DrawingState {
    return Object.assign(new DrawingState(this.matrix), this);
  }

  transform(said: unknown): void {
    this.matrix = combine(this.matrix, asMatrix(said));
  }

  /** Also clips to the path whose smallest and largest places these are. */
  clipTo(said: unknown): void {
    const [left, top, right, bottom] = Array.from((said ?? []) as ArrayLike<number>);
    if (bottom === undefined) return;
    const box = placeBox(this.matrix, left!, top!, right!, bottom);
    this.clip = [
      Math.max(box[0], this.clip[0]),
      Math.max(box[1], this.clip[1]),
      Math.min(box[2], this.clip[2]),
      Math.min(box[3], this.clip[3]),
    ];
  }

  setFont(font: Font, size: number): void {
    this.font = font;
    this.size = size;
  }

  beginText(said: unknown): void {
    this.text = asMatrix(said);
    this.at = this.lineStart = { x: 0, y: 0 };
  }

  moveText(x: number, y: number): void {
    this.at = this.lineStart = { x: this.lineStart.x + x, y: this.lineStart.y + y };
  }

  /** Places characters and goes on by their widths; numbers between them are gaps. */
  show(shown: readonly (Shown | number)[]): Placed[] {
    const direction = this.size < 0 ? -1 : 1;
    const size = Math.abs(this.size);
    const stretch = this.stretch * direction;
    const { isVertical, unit, usual } = this.font;
    const page = combine(this.matrix, this.text);
    const letters = isVertical ? Math.hypot(page[0], page[1]) : Math.hypot(page[2], page[3]);
    const flow = flowOf(page, isVertical, stretch);
    const placed: Placed[] = [];
    let along = 0;
    for (const one of shown) {
      if (typeof one === 'number') {
        along += ((isVertical ? 1 : -1) * one * size) / 1000;
        continue;
      }
      const metric = isVertical ? (one.vmetric ?? usual) : null;
      const width = (metric ? -metric[0]! : (one.width ?? 0)) * size * unit;
      const [x, y] = isVertical
        ? [this.at.x, this.at.y + this.rise - along]
        : [this.at.x + along * stretch, this.at.y + this.rise];
      const box: Box = isVertical
        ? placeBox(page, x - size / 2, y - width, x + size / 2, y)
        : placeBox(page, x, y - 0.12 * size, x + width * stretch, y + 0.88 * size);
      placed.push({ text: one.unicode ?? '', box, size: size * letters, flow });
      const gap = ((one.isSpace ? this.wordGap : 0) + this.characterGap) * direction;
      along += isVertical ? width - gap : width + gap;
    }
    const { x, y } = this.at;
    this.at = isVertical ? { x, y: y - along } : { x: x + along * stretch, y };
    return placed;
  }
}

function flowOf(page: Matrix, isVertical: boolean, stretch: number): Glyph['flow'] {
  const [right, down] = isVertical ? [-page[2], -page[3]] : [page[0] * stretch, page[1] * stretch];
  if (Math.abs(right) >= Math.abs(down)) return 'right';
  return down > 0 ? 'down' : 'up';
}
