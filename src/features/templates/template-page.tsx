import { formsPath } from '#addresses/forms.ts';
import { filledPath, templateFilePath, templatePath, templatesPath } from '#addresses/templates.ts';
import { eraYear } from '#exchange/names.ts';
import { Banner } from '#http/components/banner.tsx';
import { Button, ButtonRow, LinkButton } from '#http/components/button.tsx';
import { Disclosure } from '#http/components/disclosure.tsx';
import { Form } from '#http/components/form.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { planCrumbs } from '#http/parts/plan-parts.tsx';
import { renderRefusal } from '#http/refusal-page.tsx';
import { findTemplateView, type TemplateView } from './find-template.ts';
import { PlaceChoice } from './place-choice.tsx';
import { TemplateSheet } from './template-sheet.tsx';

/** The office's form as it lies on paper; each place leads to the choice of what it holds. */
export async function templatePage(c: AppContext) {
  const found = await findTemplateView(c);
  if (!found.ok) return renderRefusal(c, found.refusal);
  const { view } = found;
  const { plan, template, pages, options } = view;
  const at = c.req.query('at') ?? null;
  const page = pages.find(({ cells }) => cells.some(({ place }) => place === at)) ?? pageOf(view, c);
  const cell = page.cells.find(({ place }) => place === at) ?? null;
  return renderPage(
    c,
    {
      title: template.name,
      overline: '様式のファイル',
      crumbs: [
        ...planCrumbs(plan),
        { href: formsPath(plan.id), label: '様式' },
        { href: templatesPath(plan.id), label: '様式のファイル' },
      ],
      width: 'wide',
    },
    <>
      <p class="lead">
        下の図で場所を押し、そこに入れる項目を決めます。色の付いた場所は、決まっているところです。
      </p>
      {template.marks.length === 0 ? (
        <Banner kind="notice" title="見出しから見分けられる欄がありませんでした">
          <p>下の図で、事業名や取組内容を書く場所を押してください。</p>
        </Banner>
      ) : null}
      {cell === null ? null : <PlaceChoice view={view} cell={cell} />}
      {pages.length > 1 ? <PageLinks view={view} here={page.name} /> : null}
      <TemplateSheet
        plan={plan.id}
        template={template}
        page={page}
        nameOf={(entry) => options.find((one) => one.entry === entry)?.label ?? entry}
        at={at}
      />
      <Uses view={view} />
    </>,
  );
}

/** The page that is asked for, or the one with the most places that hold something. */
function pageOf({ pages, template }: TemplateView, c: AppContext) {
  const asked = pages.find(({ name }) => name === c.req.query('page'));
  const marked = new Set(template.marks.map(({ place }) => place));
  const count = (page: (typeof pages)[number]) => page.cells.filter(({ place }) => marked.has(place)).length;
  return asked ?? pages.reduce((best, page) => (count(page) > count(best) ? page : best));
}

function PageLinks({ view: { plan, template, pages }, here }: { view: TemplateView; here: string }) {
  return (
    <nav class="template-pages" aria-label="ファイルのシート">
      <ul>
        {pages.map(({ name }) => (
          <li>
            <a
              href={`${templatePath(plan.id, template.id)}?page=${encodeURIComponent(name)}`}
              {...(name === here ? { 'aria-current': 'page' } : {})}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Uses({ view: { plan, template, years } }: { view: TemplateView }) {
  return (
    <>
      <h2>この様式で出力する</h2>
      {years.length === 0 ? (
        <p>シートのある年度がまだありません。</p>
      ) : (
        <ButtonRow>
          {years.map((year) => (
            <LinkButton
              href={filledPath(plan.id, template.id, { year, department: null })}
              look="outlined"
              download
            >
              {eraYear(year)}のシートを出力する
            </LinkButton>
          ))}
        </ButtonRow>
      )}
      <p>
        <a href={templateFilePath(plan.id, template.id)} download>
          登録したファイルをそのまま保存する
        </a>
      </p>
      <Disclosure summary="この様式のファイルを外す">
        <p>登録したファイルと、決めた欄がなくなります。計画やシートの内容は変わりません。</p>
        <Form action={`${templatePath(plan.id, template.id)}/removal`}>
          <Button look="danger">様式のファイルを外す</Button>
        </Form>
      </Disclosure>
    </>
  );
}
