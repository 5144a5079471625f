import type { PropsWithChildren } from 'hono/jsx';

/** Nothing is here yet: says so, and what to do next (as a LinkButton or a sentence in `children`). */
export function EmptyState({ title, children }: PropsWithChildren<{ title: string }>) {
  return (
    <div class="empty-state">
      <p class="empty-state-title">{title}</p>
      {children}
    </div>
  );
}
