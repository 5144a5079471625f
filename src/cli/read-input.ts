import { type ParseArgsConfig, parseArgs } from 'node:util';
import { cliRefusals } from '#messages/command-line.ja.ts';
import type { Command, Input } from './command.ts';
import { nearest } from './nearest.ts';

/** The arguments of a command, or one sentence that says what is wrong with them. */
export function readInput(
  name: string,
  { options, operands }: Command,
  args: string[],
): { ok: true; input: Input } | { ok: false; sentence: string } {
  const wrong = (sentence: string) => ({ ok: false, sentence }) as const;
  const { tokens, values, positionals } = parseArgs({
    args,
    options: options as NonNullable<ParseArgsConfig['options']>,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const option = options[token.name];
    if (!option)
      return wrong(
        cliRefusals['unknown-option']({
          option: token.rawName,
          nearest: nearest(token.name, Object.keys(options)),
        }),
      );
    if (option.type === 'string' && (token.value === undefined || token.value === ''))
      return wrong(
        cliRefusals['option-without-value']({ option: token.rawName, argument: option.argument ?? '' }),
      );
    if (option.type === 'boolean' && token.value !== undefined)
      return wrong(cliRefusals['option-with-value']({ option: token.rawName }));
  }
  if (positionals.length < operands.least) return wrong(cliRefusals['too-few-arguments']({ command: name }));
  if (positionals.length > operands.most)
    return wrong(cliRefusals['too-many-arguments']({ argument: positionals[operands.most]! }));
  return {
    ok: true,
    input: {
      operands: positionals,
      text: (option) => {
        const value = values[option];
        return typeof value === 'string' ? value : undefined;
      },
      has: (option) => values[option] === true,
    },
  };
}
