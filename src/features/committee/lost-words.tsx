import { fieldId } from '#http/components/field-frame.tsx';
import type { Pack } from './load-pack.ts';
import { isOwn, type Sent, type WhoWrites } from './opinion-fields.tsx';
import { newField, ownField } from './typed-opinions.ts';

type LostProps = { sent: Sent; pack: Pack; fields: WhoWrites };

/** Words whose place is gone since the page was opened: nothing that was typed disappears. */
export function LostWords({ sent, pack, fields }: LostProps) {
  const places = new Set([
    newField('whole'),
    ...pack.groups.flatMap(({ node, items }) => [
      ...(node === null ? [] : [newField(`node:${node.id}`)]),
      ...items.map(({ sheet }) => newField(`sheet:${sheet}`)),
    ]),
    ...pack.opinions.filter((one) => isOwn(one, fields)).map(({ id }) => ownField(id)),
  ]);
  const lost = [...sent.texts].filter(([field, text]) => text.trim() !== '' && !places.has(field));
  if (lost.length === 0) return null;
  return (
    <section>
      <h2>送れなかった意見</h2>
      <p>宛先のシートや意見がなくなったため、送れませんでした。必要な文は、ほかの欄に書き写してください。</p>
      {lost.map(([field, text]) => (
        <p class="said as-written" id={fieldId(field)}>
          {text}
        </p>
      ))}
    </section>
  );
}
