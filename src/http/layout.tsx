import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { Banner } from './components/banner.tsx';
import { Breadcrumbs, type Crumb } from './components/breadcrumbs.tsx';
import { ErrorSummary } from './components/error-summary.tsx';
import { FormProblems } from './components/field-frame.tsx';
import { Title } from './components/title.tsx';
import type { AppContext } from './context.ts';
import { takeNotice } from './notice.ts';
import { PlanMenu } from './plan-menu.tsx';
import type { FormProblem } from './read-form.ts';
import { RequestContext } from './request-context.ts';
import { SiteFooter, SiteHeader } from './site-frame.tsx';

export type { Crumb };
export type PageOptions = {
  title: string;
  /** From the front page down to the parent of this page; the page itself is added by its title. */
  crumbs?: Crumb[];
  /** What was wrong with the form that the page answers: said at its head and beside each field; the page is a 422. */
  problems?: readonly FormProblem[] | undefined;
  status?: 200 | 201 | 400 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | undefined;
  /** Prose is read in lines of 40–50 characters; a page of wide tables takes the whole window. */
  width?: 'narrow' | 'reading' | 'wide';
  /** Stands above the heading: what kind of thing this is, or where it belongs. */
  overline?: Child;
  /** Browser files beside forms.js that make this page more comfortable: sheet.js. */
  scripts?: string[];
};

/** Answers with a whole page in the layout of the application. */
export function renderPage(
  c: AppContext,
  options: PageOptions,
  children: Child,
): Response | Promise<Response> {
  const { title, crumbs = [], problems = [], width = 'reading', overline, scripts = [] } = options;
  const { status = problems.length > 0 ? 422 : 200 } = options;
  const notice = takeNotice(c);
  const actor = c.get('actor');
  return c.html(
    <RequestContext.Provider value={c}>
      {raw('<!DOCTYPE html>')}
      <html lang="ja">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{status >= 400 && status !== 404 ? `エラー: ${title}` : title}｜あゆみ</title>
          <link rel="stylesheet" href={c.get('assetPath')('ayumi.css')} />
          <link rel="icon" type="image/svg+xml" href={c.get('assetPath')('icon.svg')} />
          {['forms.js', ...scripts].map((name) => (
            <script type="module" src={c.get('assetPath')(name)} />
          ))}
        </head>
        <body>
          <a class="skip-link" href="#main">
            本文へ移動
          </a>
          <SiteHeader actor={actor} path={c.req.path} />
          {actor && status < 400 ? <PlanMenu actor={actor} path={c.req.path} /> : null}
          <div class={`page page-${width}`}>
            {crumbs.length > 0 ? <Breadcrumbs crumbs={crumbs} here={title} /> : null}
            <main id="main" tabindex={-1}>
              {notice ? <Banner kind={notice.kind} title={notice.sentence} /> : null}
              <div class="page-heading">
                {overline ? <p class="overline">{overline}</p> : null}
                <h1>
                  <Title text={title} />
                </h1>
              </div>
              <ErrorSummary problems={problems} />
              <FormProblems.Provider value={problems}>{children}</FormProblems.Provider>
            </main>
          </div>
          <SiteFooter />
        </body>
      </html>
    </RequestContext.Provider>,
    status,
  );
}
