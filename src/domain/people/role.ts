/** What a person may do in a plan, through the post. */
export const ROLES = [
  'secretariat',
  'writer',
  'approver',
  'reviewer',
  'committee',
  'viewer',
  'operator',
] as const;
export type Role = (typeof ROLES)[number];

/** The word that pages and staff lists print. */
export const ROLE_WORDS: Record<Role, string> = {
  secretariat: '事務局',
  writer: '担当',
  approver: '所属長',
  reviewer: '査定',
  committee: '委員',
  viewer: '閲覧',
  operator: '運用',
};

/** Which role does a staff list name? The printed word, with or without 者; undefined where it is none of ours. */
export function readRole(text: string): Role | undefined {
  const word = text.replace(/者$/u, '');
  return ROLES.find((role) => ROLE_WORDS[role] === word);
}
