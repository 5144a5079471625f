import type { FormField } from '../sheet/form.ts';
import { squeeze } from '../text/fold.ts';

export type SaidOpinion = {
  by: string;
  text: string;
  response: { by: string; text: string; state: string; reason?: string | undefined } | null;
};

/**
 * What a text field of a sheet says that the committee fills (推進委員会の意見): what was printed in it, and below it every opinion
 * on the sheet with its answer. An opinion that is printed in the sheet already stands there once. Every other field says
 * what is written in it.
 */
export function textWithOpinions(
  field: Pick<FormField, 'filledBy'>,
  written: string,
  opinions: readonly SaidOpinion[],
): string {
  if (field.filledBy !== 'committee') return written;
  const printed = squeeze(written);
  const said = opinions
    .filter(({ text }) => printed === '' || !printed.includes(squeeze(text)))
    .flatMap(({ by, text, response }) => [`【${by}】\n${text}`, ...(response ? [answerText(response)] : [])]);
  return [written, ...said].filter((text) => text !== '').join('\n');
}

const answerText = ({ by, text, state, reason }: NonNullable<SaidOpinion['response']>) =>
  [`【市・社協の考え方：${by}（${state}）】`, text, reason ?? ''].filter((line) => line !== '').join('\n');
