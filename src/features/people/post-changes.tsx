import { postPath } from '#addresses/people.ts';
import { Button } from '#http/components/button.tsx';
import { Disclosure } from '#http/components/disclosure.tsx';
import { Form } from '#http/components/form.tsx';
import { Select } from '#http/components/select.tsx';
import { TextField } from '#http/components/text-field.tsx';
import type { Department, Post } from '#records/people/queries.ts';
import { Closing } from './closing.tsx';
import type { NOT_REFUSED } from './people-parts.tsx';
import { PostFields } from './post-fields.tsx';

type ChangesProps = {
  post: Post;
  departments: Department[];
  nextDay: string;
  refused: typeof NOT_REFUSED;
};

/** The forms of a post: its next holder, its name and place, its end. */
export function PostChanges({ post, departments, nextDay, refused }: ChangesProps) {
  const { problems, inputs } = refused;
  const path = postPath(post.id);
  const isAbout = (field: string) => problems.length > 0 && inputs[field] !== undefined;
  const version = <input type="hidden" name="version" value={post.version} />;
  const own = { section: post.section ?? '', title: post.title, role: post.role };
  return (
    <>
      <h2>変更</h2>
      <Disclosure summary="担当者を登録する" open={isAbout('from')}>
        <Form action={`${path}/holders`}>
          <TextField
            name="name"
            label="氏名"
            hint="登録済みの人は同じ氏名で見つけます。いなければ新しく登録します。"
            value={inputs.name}
            width="medium"
            required
            problems={problems}
          />
          <TextField name="kana" label="かな" value={inputs.kana} width="medium" problems={problems} />
          <TextField
            name="email"
            label="メールアドレス"
            hint="同姓同名の人がいるときの見分けと、招待やお知らせに使います。"
            type="email"
            value={inputs.email}
            width="medium"
            problems={problems}
          />
          <TextField
            name="from"
            label="着任日"
            type="date"
            value={inputs.from ?? nextDay}
            width="short"
            required
            problems={problems}
          />
          <p class="field">
            <label>
              <input
                type="checkbox"
                name="replaces"
                value="yes"
                checked={problems.length === 0 || inputs.replaces === 'yes'}
              />
              いまの担当者は、着任日の前日で離任とする
            </label>
          </p>
          <Button>登録する</Button>
        </Form>
      </Disclosure>
      <Disclosure summary="職の内容を変更する" open={isAbout('title')}>
        <Form action={path}>
          {version}
          <Select
            name="department"
            label="課"
            blank="（課に属さない）"
            choices={departments.map(({ id, label }) => ({ value: id, label }))}
            value={inputs.department ?? post.departmentId}
            problems={problems}
          />
          <PostFields problems={problems} inputs={isAbout('title') ? inputs : own} />
          <Button>保存する</Button>
        </Form>
      </Disclosure>
      <Closing summary="職を廃止する" path={path} of={post} refused={refused} />
    </>
  );
}
