import type { PropsWithChildren } from 'hono/jsx';

/** What most readers do not need, one key press away. */
export function Disclosure({
  summary,
  open,
  children,
}: PropsWithChildren<{ summary: string; open?: boolean }>) {
  return (
    <details class="disclosure" {...(open ? { open: true } : {})}>
      <summary>{summary}</summary>
      <div class="disclosure-body">{children}</div>
    </details>
  );
}
