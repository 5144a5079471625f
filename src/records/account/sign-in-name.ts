/** The same name in whatever width and case it was typed. */
export const foldSignInName = (text: string) => text.normalize('NFKC').trim().toLowerCase();

/** Can this be given to somebody as the name to sign in with? `name` is folded. */
export const isSignInName = (name: string) => /^[a-z0-9][a-z0-9._@-]{2,63}$/.test(name);
