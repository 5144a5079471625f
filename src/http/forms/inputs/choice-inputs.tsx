import { codesIn } from '#domain/sheet/fields/multiple-choice.ts';
import type { FieldOf } from '#domain/sheet/fields/text-kind.ts';
import type { ExchangeRatingScale } from '#exchange/schema.ts';
import { GroupFrame } from './group-frame.tsx';
import { hooks, type InputProps } from './input-props.ts';

type Offered = { code: string; label: string; definition?: string };
type GroupProps = InputProps<{ key: string; label: string; help?: string | undefined }>;

/** One of several, all of them visible; the first one takes a choice back. */
function Radios(props: GroupProps & { options: readonly Offered[]; chosen: string }) {
  const { field, name, isRequired, problems, options, chosen } = props;
  const isKnown = chosen === '' || options.some(({ code }) => code === chosen);
  // A code that the form no longer offers stays chosen until somebody chooses another.
  const offered = isKnown ? options : [...options, { code: chosen, label: '（現在の様式にない選択肢）' }];
  return (
    <GroupFrame name={name} label={field.label} hint={field.help} isRequired={isRequired} problems={problems}>
      <div class="choices">
        {[{ code: '', label: '未選択' }, ...offered].map((option: Offered) => (
          <label class={option.code === '' ? 'choice choice-none' : 'choice'}>
            <input
              type="radio"
              name={name}
              value={option.code}
              checked={option.code === chosen}
              {...hooks(field)}
            />
            <span>
              {option.label}
              {option.definition ? <small class="choice-definition">{option.definition}</small> : null}
            </span>
          </label>
        ))}
      </div>
    </GroupFrame>
  );
}

export function SingleChoiceInput(props: InputProps<FieldOf<'single-choice'>> & { text: string }) {
  return <Radios {...props} options={props.field.options} chosen={props.text.trim()} />;
}

export function RatingInput(
  props: InputProps<FieldOf<'rating'>> & { code: string; scale: ExchangeRatingScale | undefined },
) {
  const { scale, code, ...rest } = props;
  if (!scale)
    return (
      <GroupFrame
        name={rest.name}
        label={rest.field.label}
        hint={undefined}
        isRequired={false}
        problems={rest.problems}
      >
        <p class="muted">この計画には評価区分がまだありません。事務局にお知らせください。</p>
      </GroupFrame>
    );
  const options = scale.codes.map((one) => ({
    code: one.code,
    label: [one.code, one.label].filter(Boolean).join('　'),
    definition: one.definition,
  }));
  return <Radios {...rest} options={options} chosen={code} />;
}

/** Any of several. The empty field before them says that the question was on the page, also with nothing ticked. */
export function MultipleChoiceInput(props: InputProps<FieldOf<'multiple-choice'>> & { text: string }) {
  const { field, name, isRequired, problems, text } = props;
  const chosen = codesIn(text);
  const gone = chosen.filter((code) => !field.options.some((option) => option.code === code));
  return (
    <GroupFrame name={name} label={field.label} hint={field.help} isRequired={isRequired} problems={problems}>
      <input type="hidden" name={name} value="" />
      <div class="choices">
        {[
          ...field.options,
          ...gone.map((code) => ({ code, label: `${code}（現在の様式にない選択肢）` })),
        ].map(({ code, label }) => (
          <label class="choice">
            <input
              type="checkbox"
              name={name}
              value={code}
              checked={chosen.includes(code)}
              {...hooks(field)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </GroupFrame>
  );
}

export function CheckboxInput(props: InputProps<FieldOf<'checkbox'>> & { text: string }) {
  const { field, name, isRequired, problems, text } = props;
  return (
    <GroupFrame name={name} label={field.label} hint={field.help} isRequired={isRequired} problems={problems}>
      <input type="hidden" name={name} value="" />
      <label class="choice">
        <input type="checkbox" name={name} value="1" checked={text.trim() !== ''} {...hooks(field)} />
        <span>{field.statement}</span>
      </label>
    </GroupFrame>
  );
}
