/** Why a draft cannot be made, changed or closed; `plan`: the one that was chosen for it. */
export type DraftRefusal =
  | { code: 'plan-not-found'; plan: string }
  | { code: 'plan-several' }
  | { code: 'draft-changed' };
