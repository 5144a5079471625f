/** What a command ends with. Documented in docs/how-to/command-line.md. */
export const EXIT = { ok: 0, unexpected: 1, usage: 2, unreadable: 3, refused: 4 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export type Option = {
  type: 'string' | 'boolean';
  /** What stands after it in the help: DIR, ID. */
  argument?: string;
  help: string;
};

export type Input = {
  /** The arguments that are no option, in order. */
  operands: string[];
  text(option: string): string | undefined;
  has(option: string): boolean;
};

export type Command = {
  /** How it is written after `ayumi`. */
  usage: string;
  /** What it does, in a sentence or two. */
  about: string;
  options: Record<string, Option>;
  /** How many arguments that are no option it takes. */
  operands: { least: number; most: number };
  run(input: Input, terminal: Terminal): Promise<ExitCode>;
};

export type Terminal = {
  /** Results; resolves when the text is taken. */
  print(text: string): Promise<void>;
  /** What went wrong: one clear sentence. */
  complain(sentence: string): void;
  /** What is going on, only where a person watches. */
  tell(text: string): void;
};

/** Where the data is: an option of every command that needs the database. */
export const dataOption: Record<string, Option> = {
  data: {
    type: 'string',
    argument: 'フォルダー',
    help: 'データの場所（省略時は環境変数 DATABASE_URL、AYUMI_DATA、どちらもなければ ./var/data）',
  },
};
