import { responseStateSchema } from '#exchange/schema.ts';
import { TextArea } from '#http/components/text-area.tsx';
import type { FormProblem } from '#http/read-form.ts';
import { responseMeanings } from '#messages/committee.ja.ts';

type Props = {
  values: { state?: string | undefined; text?: string | undefined; reason?: string | undefined };
  problems: FormProblem[] | undefined;
};

/** The answer to an opinion: how it is taken up, in words, and why not where it is not. */
export function AnswerFields({ values, problems }: Props) {
  const problem = problems?.find(({ field }) => field === 'state');
  return (
    <>
      <fieldset id="field-state" class={problem ? 'field-with-problem' : undefined}>
        <legend>
          意見への対応<span class="field-required">※必須</span>
        </legend>
        {responseStateSchema.options.map((state) => (
          <label class="choice">
            <input type="radio" name="state" value={state} checked={state === values.state} />
            <span>
              <strong>{state}</strong>　{responseMeanings[state]}
            </span>
          </label>
        ))}
        {problem ? <p class="field-problem">{problem.sentence}</p> : null}
      </fieldset>
      <TextArea
        name="text"
        label="市・社協の考え方"
        hint="公表する「主な意見と市の考え方」に、このまま載ります。"
        value={values.text}
        required
        maxlength={4000}
        problems={problems}
      />
      <TextArea
        name="reason"
        label="反映しない理由"
        hint="「反映しない」ときだけ書きます。"
        value={values.reason}
        rows={2}
        maxlength={2000}
        problems={problems}
      />
    </>
  );
}
