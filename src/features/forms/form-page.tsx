import { formPath, formsPath } from '#addresses/forms.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { Form } from '#domain/sheet/form.ts';
import { eraYear } from '#exchange/names.ts';
import { Banner } from '#http/components/banner.tsx';
import { Button, ButtonRow, LinkButton } from '#http/components/button.tsx';
import { Form as PostForm } from '#http/components/form.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { planScope } from '#http/open-scope.ts';
import { planCrumbs } from '#http/parts/plan-parts.tsx';
import { type FormProblem, formProblem } from '#http/read-form.ts';
import { idOf } from '#http/request-key.ts';
import { findForm, listFormUses } from '#records/form/queries.ts';
import { listProjectNames } from '#records/plan/project-queries.ts';
import { listNodes, listScales, type PlanHead } from '#records/plan/queries.ts';
import { type Draft, draftOf } from './editor/draft.ts';
import { formOf } from './editor/draft-form.ts';
import { DraftInputs, EnterRefreshes } from './editor/draft-inputs.tsx';
import { FormPreview } from './editor/form-preview.tsx';
import { previewSubject } from './preview-subject.ts';

export async function formPage(c: AppContext) {
  const scope = planScope(c);
  const form = await findForm(c.get('db').kysely, scope.key, idOf(c, 'form'));
  if (!form) return c.notFound();
  return renderEditor(c, {
    ...scope,
    form,
    draft: draftOf(form),
    problems: [],
    isChanged: false,
    open: null,
  });
}

export type Editor = {
  key: PlanKey;
  plan: PlanHead;
  /** The latest version. */
  form: Form;
  draft: Draft;
  problems: FormProblem[];
  isChanged: boolean;
  open: string | null;
};

/** The editor with a draft in it: as it is kept, or as it was sent and changed by a step. */
export async function renderEditor(c: AppContext, editor: Editor) {
  const { key, plan, form, draft, problems, isChanged, open } = editor;
  const db = c.get('db').kysely;
  const projects = await listProjectNames(db, key);
  const uses = (await listFormUses(db, key)).filter((use) => use.form === form.id);
  const reading = formOf(draft);
  const path = formPath(plan.id, form.id);
  return renderPage(
    c,
    {
      title: form.name,
      crumbs: [...planCrumbs(plan), { href: formsPath(plan.id), label: '様式' }],
      overline: `様式の編集　第${form.version}版`,
      width: 'wide',
      problems,
      scripts: ['form-editor.js'],
    },
    <>
      {isChanged && problems.length === 0 ? (
        <Banner kind="notice" title="まだ保存していません">
          <p>直し終えたら、画面の一番下の「保存する」を押してください。</p>
        </Banner>
      ) : null}
      <p>{usesOf(uses)}</p>
      <div class="form-editor">
        <PostForm action={`${path}/versions`} id="draft" class="form-editor-draft" keepsChanges>
          <EnterRefreshes path={`${path}/draft`} />
          <DraftInputs
            draft={draft}
            stepPath={`${path}/draft`}
            problems={problems}
            scales={await listScales(db, key)}
            nodes={await listNodes(db, key)}
            flags={[...new Set(projects.flatMap(({ flags }) => flags))]}
            open={open}
          />
          <ButtonRow>
            <Button>保存する</Button>
            <Button look="outlined" name="do" value="refresh" formaction={`${path}/draft#preview`}>
              見本を更新する
            </Button>
            <LinkButton href={path} look="text">
              保存せずに元に戻す
            </LinkButton>
          </ButtonRow>
        </PostForm>
        <section
          class="form-editor-preview"
          id="preview"
          aria-label="見本"
          data-preview={`${path}/preview`}
          data-of="draft"
        >
          <h2>見本</h2>
          <p class="muted">入力しても保存されません。</p>
          <div data-preview-content>
            {reading.ok ? (
              <FormPreview form={reading.form} subject={await previewSubject(db, key, plan)} />
            ) : (
              <PreviewWaits count={reading.problems.length} />
            )}
          </div>
        </section>
      </div>
    </>,
  );
}

/** Said in the place of the preview while the draft is no form yet. */
export const PreviewWaits = ({ count }: { count: number }) => (
  <p>設定に直すところが{count}か所あります。直すと見本を表示します。</p>
);

function usesOf(uses: { year: number; state: string | null; sheets: number; version: number | null }[]) {
  if (uses.length === 0) return 'この様式で記入したシートはまだありません。';
  const told = uses.map(
    ({ year, sheets, version, state }) =>
      `${eraYear(year)} ${sheets}枚（第${version}版${state === 'sealed' ? '・確定' : ''}）`,
  );
  return `この様式のシート：${told.join('、')}。保存すると新しい版になり、確定した年度のシートは元の版のまま残ります。`;
}

/** The problems of a draft as the page shows them. */
export const draftProblems = (draft: Draft): FormProblem[] => {
  const reading = formOf(draft);
  return reading.ok ? [] : reading.problems.map(({ name, code, label }) => formProblem(name, code, label));
};
