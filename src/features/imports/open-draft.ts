import { type AppContext, actorOf } from '#http/context.ts';
import type { Importer } from '#records/draft/make-draft.ts';
import { type Draft, type DraftKey, findDraft } from '#records/draft/queries.ts';

/** The draft that the address names, of the municipality of whoever asks. */
export function draftKeyOf(c: AppContext): DraftKey {
  return { municipalityId: actorOf(c).municipality.id, draftId: paramOf(c, 'id') };
}

/** An id of the address. PostgreSQL refuses a NUL in a text. */
export const paramOf = (c: AppContext, name: string) => (c.req.param(name) ?? '').replaceAll('\0', '');

export const importerOf = (c: AppContext): Importer => {
  const { municipality, label } = actorOf(c);
  return { municipalityId: municipality.id, actor: label };
};

export const openDraft = (c: AppContext): Promise<Draft | undefined> =>
  findDraft(c.get('db').kysely, draftKeyOf(c));

/** A page number of the address: 1 unless a greater one is asked for. */
export function pageOf(c: AppContext, name = 'page'): number {
  const asked = Number(c.req.query(name));
  return Number.isSafeInteger(asked) && asked > 1 ? asked : 1;
}
