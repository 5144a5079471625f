import { Button } from '#http/components/button.tsx';
import { Disclosure } from '#http/components/disclosure.tsx';
import { Form } from '#http/components/form.tsx';
import { TextField } from '#http/components/text-field.tsx';
import type { NOT_REFUSED } from './people-parts.tsx';

type ClosingProps = {
  summary: string;
  path: string;
  of: { version: number; closedOn: string | null };
  refused: typeof NOT_REFUSED;
};

/** The form for the last day of a department or a post, or for taking it back. */
export function Closing({ summary, path, of, refused: { problems, inputs } }: ClosingProps) {
  return (
    <Disclosure summary={summary} open={problems.length > 0 && inputs.closedOn !== undefined}>
      <Form action={`${path}/closing`}>
        <input type="hidden" name="version" value={of.version} />
        <TextField
          name="closedOn"
          label="廃止日（最後の日）"
          hint="廃止を取り消すときは、空欄にして保存してください。"
          type="date"
          value={inputs.closedOn ?? of.closedOn}
          width="short"
          problems={problems}
        />
        <Button look="outlined">廃止日を保存する</Button>
      </Form>
    </Disclosure>
  );
}
