import type { ReadNode, Span, Traced } from '../read-plan.ts';
import type { Source } from '../source.ts';
import { NOTHING, traceProse } from '../traced.ts';
import type { OutlineReading } from './outline-reading.ts';

/**
 * `list`: one item a line, and a line that is no item ends it. `column`: an explanatory column (コラム), whose own
 * headings are no headings of the outline.
 */
export type TextKind = 'prose' | 'list' | 'column';

/**
 * The prose that is being collected: under which heading of which node, and its paragraphs so far. Blank lines part
 * paragraphs, list dashes part items; inside a paragraph the page's own line breaks are taken out.
 */
export class RunningText {
  readonly #reading: OutlineReading;
  #open: { node: ReadNode; heading: Traced; kind: TextKind } | null = null;
  #paragraphs: Span[][] = [];
  #isParagraphOpen = false;

  constructor(reading: OutlineReading) {
    this.#reading = reading;
  }

  /** What is being collected; null: nothing. */
  get kind(): TextKind | null {
    return this.#open?.kind ?? null;
  }

  get isInParagraph(): boolean {
    return this.#isParagraphOpen;
  }

  open(node: ReadNode, heading: Traced, kind: TextKind = 'prose'): void {
    this.close();
    this.#open = { node, heading, kind };
  }

  add(span: Span, beginsParagraph: boolean): void {
    if (this.#isParagraphOpen && !beginsParagraph) this.#paragraphs.at(-1)!.push(span);
    else this.#paragraphs.push([span]);
    this.#isParagraphOpen = true;
  }

  endParagraph(): void {
    this.#isParagraphOpen = false;
  }

  close(): void {
    if (this.#open) {
      const { node, heading } = this.#open;
      if (this.#paragraphs.length > 0 || heading.text !== '') {
        this.#reading.addSection(node, heading, joinParagraphs(this.#reading.source, this.#paragraphs));
      }
    }
    this.#open = null;
    this.#paragraphs = [];
    this.#isParagraphOpen = false;
  }
}

function joinParagraphs(source: Source, paragraphs: readonly Span[][]): Traced {
  const traced = paragraphs.map((spans) => traceProse(source, spans));
  if (traced.length === 0) return NOTHING;
  return {
    text: traced.map(({ text }) => text).join('\n'),
    spans: traced.flatMap(({ spans }) => spans),
    confidence: 1,
  };
}
