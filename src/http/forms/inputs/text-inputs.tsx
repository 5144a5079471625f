import { formatDate } from '#domain/calendar/calendar-date.ts';
import { countCharacters } from '#domain/sheet/count-characters.ts';
import { date as dateKind } from '#domain/sheet/fields/date.ts';
import type { FieldOf } from '#domain/sheet/fields/text-kind.ts';
import { controlAttributes, FieldFrame, fieldId } from '../../components/field-frame.tsx';
import { hooks, type InputProps } from './input-props.ts';

type TextProps<Field> = InputProps<Field> & { text: string };

const frameOf = ({
  field,
  name,
  isRequired,
  problems,
}: InputProps<{ label: string; help?: string | undefined }>) => ({
  name,
  label: field.label,
  required: isRequired,
  problems,
  ...(field.help ? { hint: field.help } : {}),
});

/** As many lines as the form gives it, or as the text has. */
export function LongTextInput(props: TextProps<FieldOf<'long-text'>>) {
  const { field, name, text } = props;
  const lines = Math.max(field.lines ?? 4, Math.min(30, text.split('\n').length + 1));
  return (
    <FieldFrame {...frameOf(props)}>
      {/* The first line break after the tag would be eaten: it is not part of the text. */}
      <textarea
        class="control"
        rows={lines}
        data-grow
        {...hooks(field)}
        {...controlAttributes(frameOf(props))}
      >
        {`\n${text}`}
      </textarea>
      <CharacterCount name={name} text={text} limit={field.maxLength} />
    </FieldFrame>
  );
}

export function ShortTextInput(props: TextProps<FieldOf<'short-text'>>) {
  const { field, name, text } = props;
  return (
    <FieldFrame {...frameOf(props)}>
      <input
        class="control"
        type="text"
        autocomplete="off"
        value={text}
        {...hooks(field)}
        {...controlAttributes(frameOf(props))}
      />
      <CharacterCount name={name} text={text} limit={field.maxLength} />
    </FieldFrame>
  );
}

export function MoneyInput(props: TextProps<FieldOf<'money'>>) {
  const { field, text } = props;
  return (
    <FieldFrame {...frameOf(props)}>
      <span class="control-with-unit">
        <input
          class="control control-short number"
          type="text"
          inputmode="numeric"
          autocomplete="off"
          value={text}
          {...hooks(field)}
          {...controlAttributes(frameOf(props))}
        />{' '}
        {field.unit}
      </span>
    </FieldFrame>
  );
}

const DATE_EXAMPLES = `例：${formatDate('2024-04-01', 'era')}、R6.4.1、2024/4/1`;

/** Typed in either calendar; a text, because a browser's own date field knows no era. */
export function DateInput(props: TextProps<FieldOf<'date'>>) {
  const { field, text } = props;
  const frame = { ...frameOf(props), hint: field.help ?? DATE_EXAMPLES };
  return (
    <FieldFrame {...frame}>
      <input
        class="control control-short"
        type="text"
        autocomplete="off"
        value={dateKind.show(field, text)}
        {...hooks(field)}
        {...controlAttributes(frame)}
      />
    </FieldFrame>
  );
}

/** How much of the limit is used; a script keeps it up to date. */
function CharacterCount({ name, text, limit }: { name: string; text: string; limit: number | undefined }) {
  if (limit === undefined) return null;
  return (
    <p class="character-count" data-count-of={fieldId(name)}>
      <span>{countCharacters(text)}</span>／{limit}文字
    </p>
  );
}
