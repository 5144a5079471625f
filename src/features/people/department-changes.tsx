import { departmentPath } from '#addresses/people.ts';
import { Button } from '#http/components/button.tsx';
import { Disclosure } from '#http/components/disclosure.tsx';
import { Form } from '#http/components/form.tsx';
import { Select } from '#http/components/select.tsx';
import { TextField } from '#http/components/text-field.tsx';
import type { DepartmentRecord } from '#records/people/department-queries.ts';
import type { Department } from '#records/people/queries.ts';
import { isBodyAsSuch } from '#records/people/save-department.ts';
import { Closing } from './closing.tsx';
import { bodyChoices, type NOT_REFUSED } from './people-parts.tsx';
import { PostFields } from './post-fields.tsx';

type ChangesProps = {
  department: DepartmentRecord;
  uses: { projects: number; parts: number };
  others: Department[];
  refused: typeof NOT_REFUSED;
};

/** The forms of a department: a further post, its name, what it becomes part of, its end. */
export function DepartmentChanges({ department, uses, others, refused }: ChangesProps) {
  const { problems, inputs } = refused;
  const path = departmentPath(department.id);
  const isAbout = (field: string) => problems.length > 0 && inputs[field] !== undefined;
  const passesOn = `計画の担当課（事業${uses.projects}件）と、確定していない年度のシート（担当分${uses.parts}件）も同時に変わります。確定版は当時の名称のままです。`;
  const version = <input type="hidden" name="version" value={department.version} />;
  return (
    <>
      <Disclosure summary="職を追加する" open={isAbout('title')}>
        <Form action="/posts">
          <input type="hidden" name="department" value={department.id} />
          <PostFields problems={problems} inputs={inputs} />
          <Button>職を追加する</Button>
        </Form>
      </Disclosure>
      <Disclosure summary="名称や実施主体、メールアドレスを変更する" open={isAbout('name')}>
        <Form action={path}>
          {version}
          <TextField
            name="name"
            label="課の名称"
            hint={
              isBodyAsSuch(department)
                ? '市や社会福祉協議会そのものを表すため、変更できません。'
                : `名称を変えると、${passesOn}`
            }
            value={inputs.name ?? department.name}
            width="medium"
            required
            problems={problems}
          />
          {isBodyAsSuch(department) ? null : (
            <Select
              name="body"
              label="実施主体"
              hint="市の課か、社会福祉協議会（社協）の課か。同じ名称の課があっても、別の課として扱います。"
              choices={bodyChoices}
              value={inputs.body ?? department.body}
              problems={problems}
            />
          )}
          {department.kind === 'subsection' ? (
            <Select
              name="parent"
              label="属する課"
              hint="選ぶと、その課の職の人もこの係の分を記入できます。"
              blank="まだ決めない"
              choices={others
                .filter(({ kind }) => kind === 'department')
                .map(({ id, label }) => ({ value: id, label }))}
              value={inputs.parent ?? department.parentId}
              problems={problems}
            />
          ) : null}
          <TextField
            name="division"
            label="部"
            hint="課が属する部の名称です。なければ空欄のままにします。"
            value={inputs.division ?? department.division}
            width="medium"
            problems={problems}
          />
          <TextField
            name="email"
            label="課のメールアドレス"
            type="email"
            value={inputs.email ?? department.email}
            width="medium"
            problems={problems}
          />
          <Button>保存する</Button>
        </Form>
      </Disclosure>
      {others.length === 0 || isBodyAsSuch(department) ? null : (
        <Disclosure summary="ほかの課に統合する" open={isAbout('into')}>
          <p>
            組織改編でほかの課と一つになるときに使います。職と記入中の内容は統合先に移り、{passesOn}
            この課は今日で廃止になります。
          </p>
          <Form action={`${path}/merger`}>
            {version}
            <Select
              name="into"
              label="統合先の課"
              blank="選んでください"
              choices={others.map(({ id, label }) => ({ value: id, label }))}
              value={inputs.into}
              problems={problems}
            />
            <Button look="danger">統合する</Button>
          </Form>
        </Disclosure>
      )}
      <Closing summary="課を廃止する" path={path} of={department} refused={refused} />
    </>
  );
}
