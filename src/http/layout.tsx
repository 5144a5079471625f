import type { Child } from 'hono/jsx';
import type { AppContext } from './context.ts';

export type Crumb = { href: string; label: string };
export type PageOptions = {
  title: string;
  /** From the front page down to the parent of this page; the page itself is added by its title. */
  crumbs?: Crumb[];
  status?: 200 | 201 | 400 | 403 | 404 | 409 | 413 | 422 | 500;
};

/** Answers with a whole page in the layout of the application. */
export function renderPage(
  c: AppContext,
  options: PageOptions,
  children: Child,
): Response | Promise<Response> {
  return c.html(
    <html lang="ja">
      <head>
        <meta charset="utf-8" />
        <title>{options.title}</title>
      </head>
      <body>
        <main>
          <h1>{options.title}</h1>
          {children}
        </main>
      </body>
    </html>,
    options.status ?? 200,
  );
}
