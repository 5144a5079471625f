import { formPath, formsPath, rulesPath, scalesPath } from '#addresses/forms.ts';
import { templatesPath } from '#addresses/templates.ts';
import { isIndicatorSheet } from '#domain/plan/indicator-sheet.ts';
import { chooseForm, latestForms } from '#domain/sheet/choose-form.ts';
import { type Form, fieldsOf } from '#domain/sheet/form.ts';
import { BODY_LABELS } from '#exchange/labels.ts';
import { eraYear, nodeName } from '#exchange/names.ts';
import type { ExchangeNode, ExchangeProject } from '#exchange/schema.ts';
import { Banner } from '#http/components/banner.tsx';
import { Button, LinkButton } from '#http/components/button.tsx';
import { EmptyState } from '#http/components/empty-state.tsx';
import { Form as PostForm } from '#http/components/form.tsx';
import { Table } from '#http/components/table.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { planScope } from '#http/open-scope.ts';
import { planCrumbs } from '#http/parts/plan-parts.tsx';
import type { FormProblem } from '#http/read-form.ts';
import { presetOfProfile } from '#presets/load.ts';
import { listProfilesOf } from '#records/draft/profile-queries.ts';
import { listForms } from '#records/form/form-queries.ts';
import { listFormUses } from '#records/form/queries.ts';
import { listProjectNames } from '#records/plan/project-queries.ts';
import { listNodes } from '#records/plan/queries.ts';
import { nodesAbove } from './nodes-above.ts';
import { PresetList } from './preset-list.tsx';

export async function formsPage(c: AppContext, problems: FormProblem[] = []) {
  const { db, key, plan } = planScope(c);
  const forms = latestForms(await listForms(db, key));
  const uses = await listFormUses(db, key);
  const profiles = await listProfilesOf(db, key);
  const nodes = await listNodes(db, key);
  const projects = await listProjectNames(db, key);
  const formOfProject = projects.map((project) => formFor(forms, project, nodes));
  const without = formOfProject.filter((form) => form === null).length;
  return renderPage(
    c,
    {
      title: '様式',
      crumbs: planCrumbs(plan),
      problems,
      overline: '進行管理シートの様式',
      width: 'wide',
    },
    <>
      <p class="lead">
        進行管理シートで何を、誰に、いつ聞くかを決めます。年度を始めるときに、事業ごとに上から順に当てはまる様式を使います。
      </p>
      {forms.length > 0 && without > 0 ? (
        <Banner kind="warning" title={`様式が決まらない事業が${without}件あります`}>
          <p>条件のない様式を最後に置くと、残りの事業すべてに使えます。</p>
        </Banner>
      ) : null}
      {forms.length === 0 ? (
        <EmptyState title="様式はまだありません">
          <p>取り込んだシートから作るか、下のひな形を一つ選んでください。後から自由に直せます。</p>
        </EmptyState>
      ) : (
        <Table
          caption="この計画の様式"
          isCaptionHidden
          rows={forms}
          columns={[
            {
              header: '様式',
              isRowHeader: true,
              cell: (form) => <a href={formPath(plan.id, form.id)}>{form.name}</a>,
            },
            { header: '使う事業', cell: (form) => scopeOf(form, nodes) },
            {
              header: '当てはまる事業',
              isNumber: true,
              cell: (form) => `${formOfProject.filter((one) => one === form).length}件`,
            },
            { header: '欄の数', isNumber: true, cell: (form) => fieldsOf(form).length },
            { header: '版', isNumber: true, cell: (form) => form.version },
            {
              header: '使っている年度',
              cell: (form) =>
                [
                  ...new Set(uses.filter((use) => use.form === form.id).map(({ year }) => eraYear(year))),
                ].join('、') || '—',
            },
            {
              header: '操作',
              cell: (form) => <Actions plan={plan.id} form={form} isFirst={form === forms[0]} />,
            },
          ]}
        />
      )}
      <p>
        <a href={scalesPath(plan.id)}>評価区分</a>
        {'　'}
        <a href={templatesPath(plan.id)}>お使いのExcel・Wordの様式</a>
        {'　'}
        <a href={rulesPath(plan.id)}>進め方（使う段階・目安の評価・終了の区分）</a>
      </p>
      <PresetList
        plan={plan.id}
        hasForms={forms.length > 0}
        fitting={profiles.flatMap((profile) => presetOfProfile(profile)?.id ?? [])}
      />
    </>,
  );
}

function formFor(forms: Form[], project: ExchangeProject, nodes: ExchangeNode[]) {
  return chooseForm(forms, {
    bodies: project.owners.map(({ body }) => body),
    flags: project.flags,
    nodes: nodesAbove(nodes, project.placements[0]?.node),
    isIndicatorSheet: isIndicatorSheet(project),
  });
}

function scopeOf({ appliesTo }: Form, nodes: ExchangeNode[]): string {
  if (appliesTo.subject) return '計画の項目の指標';
  const parts = [
    ...appliesTo.bodies.map((body) => `${BODY_LABELS[body]}の事業`),
    ...appliesTo.flags,
    ...appliesTo.nodes.map((id) => {
      const node = nodes.find((one) => one.id === id);
      return node ? nodeName(node) : '（今はない体系の項目）';
    }),
  ];
  return parts.length === 0 ? 'すべて' : parts.join('、');
}

function Actions({ plan, form, isFirst }: { plan: string; form: Form; isFirst: boolean }) {
  const path = formPath(plan, form.id);
  return (
    <div class="row-actions">
      <LinkButton href={path} look="outlined" size="small">
        直す
      </LinkButton>
      <PostForm action={formsPath(plan)}>
        <input type="hidden" name="from" value="form" />
        <input type="hidden" name="form" value={form.id} />
        <Button look="text" size="small">
          複製する
        </Button>
      </PostForm>
      {isFirst ? null : (
        <PostForm action={`${path}/position`}>
          <Button look="text" size="small">
            先に並べる
          </Button>
        </PostForm>
      )}
      <PostForm action={`${path}/removal`}>
        <Button look="text" size="small">
          削除
        </Button>
      </PostForm>
    </div>
  );
}
