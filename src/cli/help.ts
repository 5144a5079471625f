import type { Command } from './command.ts';

/** The help of one command. */
export function describeCommand({ usage, about, options }: Command): string {
  const lines = Object.entries(options).map(([name, { argument, help }]) => ({
    left: `  --${name}${argument ? ` ${argument}` : ''}`,
    help,
  }));
  return [
    `使い方: ayumi ${usage}`,
    '',
    about,
    ...(lines.length > 0 ? ['', 'オプション:', ...aligned(lines)] : []),
    '',
  ].join('\n');
}

/** Two columns, whatever the widths of the letters. */
export function aligned(lines: readonly { left: string; help: string }[]): string[] {
  const width = Math.max(...lines.map(({ left }) => widthOf(left)));
  return lines.map(({ left, help }) => `${left}${' '.repeat(width - widthOf(left) + 2)}${help}`);
}

const widthOf = (text: string) =>
  Array.from(text).reduce((sum, letter) => sum + (letter > '\u00ff' ? 2 : 1), 0);
