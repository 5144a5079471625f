import type { Child } from 'hono/jsx';

export type Definition = { term: string; text: Child };

/** The boxes of a sheet: label and content side by side, one below the other on a narrow screen. Line breaks are kept. */
export function DefinitionList({ items }: { items: Definition[] }) {
  return (
    <dl class="definitions">
      {items.map((item) => (
        <div class="definition">
          <dt>{item.term}</dt>
          <dd>{item.text}</dd>
        </div>
      ))}
    </dl>
  );
}
