import type { PropsWithChildren } from 'hono/jsx';
import { Title } from './title.tsx';

/** One thing with its name; with `href` its name leads to it. */
export function Card({ title, href, children }: PropsWithChildren<{ title: string; href?: string }>) {
  return (
    <article class="card">
      <h3 class="card-title">
        {href ? (
          <a href={href}>
            <Title text={title} />
          </a>
        ) : (
          <Title text={title} />
        )}
      </h3>
      {children}
    </article>
  );
}

export function CardGrid({ children }: PropsWithChildren) {
  return <div class="card-grid">{children}</div>;
}
