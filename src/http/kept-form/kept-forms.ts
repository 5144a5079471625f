import type { Actor } from '#domain/people/actor.ts';
import type { KeptForm, LateForm, SessionOwner } from '#domain/people/kept-form.ts';

/** Where late forms are kept. */
export type KeptForms = {
  /** Whose session was it, that has ended within the last day? By the cookie of a browser, or by the token of a form. */
  findOwner(
    session: { tokenHash: string } | { formHash: string },
    now: Date,
  ): Promise<SessionOwner | undefined>;
  /** The id of the kept form; null where it is too large. `replaces`: the kept form that it was filled from. */
  keep(
    owner: SessionOwner,
    form: LateForm,
    at: { now: Date; replaces: string | null },
  ): Promise<string | null>;
  find(owner: SessionOwner, id: string, now: Date): Promise<KeptForm | undefined>;
  /** The newest first. */
  list(owner: SessionOwner, now: Date): Promise<Pick<KeptForm, 'id' | 'page' | 'keptAt'>[]>;
  remove(owner: SessionOwner, id: string): Promise<unknown>;
};

export const ownerOf = ({ municipality, accountId, boundTo }: Actor): SessionOwner => ({
  municipalityId: municipality.id,
  accountId,
  boundTo,
});

/** The page of a form with what was kept of it. */
export const keptPath = ({ page, id }: { page: string; id: string }): string => {
  const { pathname, searchParams } = new URL(page, 'http://here.invalid');
  searchParams.set('kept', id);
  return `${pathname}?${searchParams}`;
};
