/** The same name in whatever width and case it was typed. */
export const foldSignInName = (text: string) => text.normalize('NFKC').trim().toLowerCase();
