import type { FieldOf } from './text-kind.ts';

/** Five is what fits in a mail; a form may set another limit. */
export const mostFiles = ({ most }: FieldOf<'file'>) => most ?? 5;
