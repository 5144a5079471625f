export type DatabaseRefusalCode =
  | 'data-folder-in-use'
  | 'data-folder-foreign'
  | 'data-folder-not-writable'
  | 'data-folder-version'
  | 'server-unreachable'
  | 'server-too-old'
  | 'server-locale'
  | 'server-trigram';

/**
 * Why was no database opened? Thrown by `connect` only; the sentence for the operator belongs to the code, and
 * `facts` fill it in. Anything else that `connect` throws is a bug or a broken disk.
 */
export class DatabaseRefused extends Error {
  override readonly name: string = 'DatabaseRefused';
  readonly code: DatabaseRefusalCode;
  readonly facts: Readonly<Record<string, string>>;

  constructor(code: DatabaseRefusalCode, facts: Record<string, string>) {
    super(
      `${code} (${Object.entries(facts)
        .map(([name, fact]) => `${name}: ${fact}`)
        .join(', ')})`,
    );
    this.code = code;
    this.facts = facts;
  }
}
