import { departmentsPath } from '#addresses/people.ts';
import { Button } from '#http/components/button.tsx';
import { Disclosure } from '#http/components/disclosure.tsx';
import { Form } from '#http/components/form.tsx';
import { Select } from '#http/components/select.tsx';
import { TextField } from '#http/components/text-field.tsx';
import { bodyChoices, type NOT_REFUSED } from './people-parts.tsx';
import { PostFields } from './post-fields.tsx';

/** The forms that add a department, or a post above the departments. */
export function DepartmentAdditions({ refused }: { refused: typeof NOT_REFUSED }) {
  const { problems, inputs } = refused;
  const isPost = inputs.title !== undefined;
  return (
    <>
      <Disclosure summary="課を追加する" open={problems.length > 0 && !isPost}>
        <Form action={departmentsPath}>
          <Select
            name="body"
            label="実施主体"
            choices={bodyChoices}
            value={inputs.body}
            problems={problems}
          />
          <TextField
            name="name"
            label="課の名称"
            hint="計画や進行管理シートに印刷されるとおりに入力してください。"
            value={inputs.name}
            width="medium"
            required
            problems={problems}
          />
          <TextField name="division" label="部" value={inputs.division} width="medium" problems={problems} />
          <TextField
            name="email"
            label="課のメールアドレス"
            hint="お知らせや催促の宛先です。なければ空欄のままにします。"
            type="email"
            value={inputs.email}
            width="medium"
            problems={problems}
          />
          <Button>課を追加する</Button>
        </Form>
      </Disclosure>
      <Disclosure summary="課に属さない職を追加する" open={problems.length > 0 && isPost}>
        <Form action="/posts">
          <PostFields problems={problems} inputs={inputs} />
          <Button>職を追加する</Button>
        </Form>
      </Disclosure>
    </>
  );
}
