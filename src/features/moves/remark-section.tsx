import { remarksPath } from '#addresses/moves.ts';
import { canRemark, canResolve } from '#domain/review/remark.ts';
import type { Form as SheetForm } from '#domain/sheet/form.ts';
import { Button } from '#http/components/button.tsx';
import { controlAttributes, FieldFrame } from '#http/components/field-frame.tsx';
import { Form } from '#http/components/form.tsx';
import { Select } from '#http/components/select.tsx';
import { type AppContext, actorOf } from '#http/context.ts';
import { planScope } from '#http/open-scope.ts';
import type { FormProblem } from '#http/read-form.ts';

import { listRemarks } from '#records/sheet/remark-queries.ts';
import type { SheetStanding } from '#records/sheet/standing-queries.ts';
import { remarkableFields } from './field-labels.ts';
import { RemarkList } from './remark-list.tsx';

/** A remark that could not be read, with what was typed. */
export type RefusedRemark = { problems: FormProblem[]; inputs: Record<string, string> };
type RemarkSectionProps = {
  c: AppContext;
  plan: string;
  standing: SheetStanding;
  form: SheetForm | null;
  refused?: RefusedRemark | undefined;
};

/** What was said about a sheet, and a form to say more. */
export async function RemarkSection({ c, plan, standing, form, refused }: RemarkSectionProps) {
  const { posts } = actorOf(c);
  const threads = await listRemarks(c.get('db').kysely, planScope(c).key, { sheet: standing.id });
  const owners = new Map(standing.parts.map((part) => [part.departmentId, part]));
  const own = [...owners.values()].filter((part) => canRemark(standing.cycle, posts, part.departmentId));
  const canWhole = canRemark(standing.cycle, posts, null);
  const text = { name: 'text', label: '内容', required: true, problems: refused?.problems };
  const mayWrite = own.length > 0 || canWhole;
  return (
    <section id="remarks">
      <h2>指摘と返信</h2>
      {threads.length === 0 ? <p class="muted">指摘はありません。</p> : null}
      <RemarkList
        plan={plan}
        threads={threads}
        form={form}
        canAnswer={mayWrite}
        canResolve={(thread) => canResolve(standing.cycle, posts, thread.departmentId)}
      />
      {mayWrite ? (
        <Form action={remarksPath(plan, standing.id)} keepsChanges class="panel">
          <h3>指摘を書く</h3>
          <Select
            name="department"
            label="宛先"
            choices={own.map(({ departmentId, department }) => ({ value: departmentId, label: department }))}
            value={refused?.inputs.department}
            {...(canWhole ? { blank: 'シート全体' } : {})}
          />
          <Select
            name="field"
            label="欄"
            choices={remarkableFields(form)}
            value={refused?.inputs.field}
            blank="シート全体"
          />
          <FieldFrame {...text}>
            <textarea class="control" rows={3} {...controlAttributes(text)}>
              {refused?.inputs.text ?? ''}
            </textarea>
          </FieldFrame>
          <Button look="outlined">指摘を登録する</Button>
        </Form>
      ) : null}
    </section>
  );
}
