import type { ExchangeDocument } from '#exchange/schema.ts';

/** What a draft keeps of a reading beside the document: where each value stood, and the lines of files that are no texts. */

type KeptPlace =
  | { kind: 'page'; page: number; box: readonly [left: number, top: number, right: number, bottom: number] }
  | { kind: 'cell'; sheet: string; cell: string }
  | { kind: 'paragraph'; paragraph: number };

/** The origin 出所 of a value. */
export type KeptOrigin = {
  confidence: number;
  pieces: { file: string; line: number; from: number; to: number; text: string; place?: KeptPlace }[];
};
export type KeptProvenance = Record<string, KeptOrigin>;

export type KeptLine = {
  file: number;
  number: number;
  text: string;
  places?: readonly { from: number; to: number; place: KeptPlace }[];
};
export type KeptLines = ReadonlyMap<string, readonly KeptLine[]>;

export type KeptFile = {
  name: string;
  bytes: Uint8Array;
  sha256: string;
  encoding: string;
  /** The layout that the file was read with. */
  profile: string;
  /** What was read of a file that is no text; null for a text, which tells its lines itself. */
  lines: readonly KeptLine[] | null;
};

/** `conservation`: how much of the files stands in the document. */
export type KeptReading = {
  document: ExchangeDocument;
  provenance: KeptProvenance;
  conservation: { share: number };
  files: readonly KeptFile[];
};
