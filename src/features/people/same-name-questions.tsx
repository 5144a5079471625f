import type { SameNameQuestion } from '#domain/people/same-names.ts';
import { type FormProblem, formProblem } from '#http/read-form.ts';
import type { StaffNames } from '#records/people/staff-names.ts';
import { formatTerm } from './people-parts.tsx';

/** The name of a question's inputs: this, and the key of the question. */
export const SAME_NAME = 'same.';

/** The questions that a sent form leaves open. */
export const openQuestions = (
  questions: readonly SameNameQuestion[],
  inputs: Record<string, string>,
): FormProblem[] =>
  questions
    .filter(({ key }) => inputs[SAME_NAME + key] === undefined)
    .map(({ key, lines }) => formProblem(SAME_NAME + key, 'same-name-open', lines[0]!.name));

type Props = {
  questions: readonly SameNameQuestion[];
  names: StaffNames;
  inputs: Record<string, string>;
  problems: FormProblem[];
};

/** One name in several departments: one person or several? Nothing is chosen beforehand. */
export function SameNameQuestions({ questions, names, inputs, problems }: Props) {
  if (questions.length === 0) return null;
  return (
    <section>
      <h2>同じ氏名の人（{questions.length}）</h2>
      <p>名簿の中で、同じ氏名が複数の課にあります。同じ人かどうかを選ぶまで、次の行は登録しません。</p>
      {questions.map((question) => (
        <Question question={question} names={names} inputs={inputs} problems={problems} />
      ))}
    </section>
  );
}

function Question({
  question: { key, knownId, lines },
  names,
  inputs,
  problems,
}: Omit<Props, 'questions'> & { question: SameNameQuestion }) {
  const name = SAME_NAME + key;
  const known = knownId === null ? null : `登録済みの${names.person(knownId)}さん`;
  const count = lines.length;
  const choices = [
    ['one', known ? `同じ人です（${known}の職にします）` : `同じ人です（1人が${count}つの職を兼ねます）`],
    ['each', known ? `${known}とは別の人です（課ごとに別の人を登録します）` : '課ごとに別の人です'],
    ['later', `いまは登録しません（${count}行を除いて登録します）`],
  ] as const;
  const problem = problems.find(({ field }) => field === name);
  return (
    <fieldset class={problem ? 'panel field-with-problem' : 'panel'} id={`field-${name}`}>
      <legend>{lines[0]!.name}</legend>
      <ul>
        {lines.map((line) => (
          <li>
            {line.line}行目：{line.name}
            {line.kana ? `（${line.kana}）` : ''}　{names.post(line.postId)}
            {line.from ? `　${formatTerm({ from: line.from, to: line.to })}` : ''}
            {line.email ? `　${line.email}` : ''}
          </li>
        ))}
      </ul>
      {problem ? <p class="field-problem">{problem.sentence}</p> : null}
      {choices.map(([value, label]) => (
        <label class="choice">
          <input type="radio" name={name} value={value} checked={inputs[name] === value} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
