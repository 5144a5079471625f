import { type IRunOptions, Tab, TextRun } from 'docx';
import { linesOf } from './lines.ts';

export function runsOf(text: string, options: Omit<IRunOptions, 'children' | 'text'> = {}): TextRun[] {
  return linesOf(text).map(
    (line, at) =>
      new TextRun({
        ...options,
        ...(at > 0 && { break: 1 }),
        children: line.split('\t').flatMap((piece, i) => (i === 0 ? [piece] : [new Tab(), piece])),
      }),
  );
}
