/** Said once at the head of the page that follows an action. */
export type Notices = Record<string, string>;
/** What is wrong with one field of a form. `label`: the field as the page names it. */
export type Problems = Record<string, (words: { label: string; limit: number }) => string>;
/** Why a request as a whole was not done, and what the person can do next. */
export type Refusals = Record<
  string,
  { status: 400 | 403 | 404 | 409 | 413 | 422 | 500; title: string; why: string; next: string }
>;
