import type { PropsWithChildren } from 'hono/jsx';

export type TagLook = 'strong' | 'plain' | 'warning';

/** A short mark beside a title: 重点 (strong), 再掲 (plain), 要確認 (warning). */
export function Tag({ look = 'plain', children }: PropsWithChildren<{ look?: TagLook }>) {
  return <span class={`tag tag-${look}`}>{children}</span>;
}
