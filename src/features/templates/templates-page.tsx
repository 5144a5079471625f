import { formsPath } from '#addresses/forms.ts';
import { templatePath, templatesPath } from '#addresses/templates.ts';
import { formatMoment } from '#domain/calendar/moment-in-japan.ts';
import { latestForms } from '#domain/sheet/choose-form.ts';
import { Button, LinkButton } from '#http/components/button.tsx';
import { EmptyState } from '#http/components/empty-state.tsx';
import { FileField } from '#http/components/file-field.tsx';
import { Form } from '#http/components/form.tsx';
import { Select } from '#http/components/select.tsx';
import { Table } from '#http/components/table.tsx';
import { TextField } from '#http/components/text-field.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { planScope } from '#http/open-scope.ts';
import { planCrumbs } from '#http/parts/plan-parts.tsx';
import type { FormProblem } from '#http/read-form.ts';
import { listForms } from '#records/form/form-queries.ts';
import { listTemplates, type TemplateHead } from '#records/template/queries.ts';

/** The office's own files, and the form that adds one. */
export async function templatesPage(
  c: AppContext,
  problems: FormProblem[] = [],
  inputs: Record<string, string> = {},
) {
  const { db, key, plan } = planScope(c);
  const forms = latestForms(await listForms(db, key));
  const templates = await listTemplates(db, key);
  const nameOfForm = (id: string | null) => forms.find((form) => form.id === id)?.name ?? '';
  return renderPage(
    c,
    {
      title: '様式のファイル',
      crumbs: [...planCrumbs(plan), { href: formsPath(plan.id), label: '様式' }],
      problems,
    },
    <>
      <p class="lead">
        庁内でお使いのExcelやWordの様式を登録すると、そのファイルのまま、中身の入った進行管理シートを出力できます。体裁、書体、計算式はお使いのもののまま変わりません。
      </p>
      {templates.length === 0 ? (
        <EmptyState title="様式のファイルはまだありません。" />
      ) : (
        <Table<TemplateHead>
          caption="様式のファイルの一覧"
          isCaptionHidden
          rows={templates}
          columns={[
            {
              header: '名称',
              isRowHeader: true,
              cell: ({ id, name }) => <a href={templatePath(plan.id, id)}>{name}</a>,
            },
            { header: '内容', cell: ({ formId }) => nameOfForm(formId) },
            { header: '決めた欄', isNumber: true, cell: ({ marks }) => `${marks.length}か所` },
            { header: '登録', cell: ({ actor, at }) => `${formatMoment(at)}　${actor}` },
          ]}
        />
      )}
      <h2>様式のファイルを登録する</h2>
      {forms.length === 0 ? (
        <>
          <p>先に、シートで何を聞くかを「様式」で決めてください。</p>
          <LinkButton href={formsPath(plan.id)} look="outlined">
            様式を決める
          </LinkButton>
        </>
      ) : (
        <Form action={templatesPath(plan.id)} upload class="panel stack">
          <FileField
            name="file"
            label="ファイル"
            hint="Excel（.xlsx）かWord（.docx）、3MBまで。中身の入っていない、様式だけのファイルを選んでください。Wordでは、入れる場所に {{事業名}} のように書いておくこともできます。"
            accept=".xlsx,.docx"
            required
          />
          <TextField name="name" label="名称" value={inputs.name ?? ''} required />
          <Select
            name="form"
            label="記入する内容"
            choices={forms.map(({ id, name }) => ({ value: id, label: name }))}
            value={inputs.form ?? null}
          />
          <Button>登録する</Button>
        </Form>
      )}
    </>,
  );
}
