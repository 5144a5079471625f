import { formsPath } from '#addresses/forms.ts';
import { fieldsOf } from '#domain/sheet/form.ts';
import { Button } from '#http/components/button.tsx';
import { Card, CardGrid } from '#http/components/card.tsx';
import { problemsOfField } from '#http/components/field-frame.tsx';
import { Form as PostForm } from '#http/components/form.tsx';
import { Tag } from '#http/components/tag.tsx';
import { presets } from '#presets/load.ts';
import type { Preset } from '#presets/preset.ts';

type PresetListProps = {
  plan: string;
  hasForms: boolean;
  /** Ids of the presets that continue the imported layout: they come first. */
  fitting: readonly string[];
};

/** What a form can begin with. */
export function PresetList({ plan, hasForms, fitting }: PresetListProps) {
  const fits = ({ id }: Preset) => fitting.includes(id);
  return (
    <section id="field-preset">
      <h2>{hasForms ? '様式を追加する' : '様式を作る'}</h2>
      {problemsOfField({ name: 'preset' }).map(({ sentence }) => (
        <p class="field-problem">{sentence}</p>
      ))}
      <CardGrid>
        <Card title="取り込んだシートから作る">
          <p>これまでのシートに書かれている欄と評価をそのまま聞く様式を作ります。</p>
          <Begin plan={plan} from="sheets" label="シートから作る" />
        </Card>
        <Card title="何もない様式から始める">
          <p>見出しと欄を一つずつ追加していきます。</p>
          <Begin plan={plan} from="nothing" label="一から作る" />
        </Card>
      </CardGrid>
      <h3>ひな形から選ぶ</h3>
      <CardGrid>
        {[...presets.filter(fits), ...presets.filter((preset) => !fits(preset))].map((preset) => (
          <Card title={preset.name}>
            {fits(preset) ? <Tag look="strong">取り込んだ資料と同じ様式</Tag> : null}
            <p>{preset.reproduces}</p>
            <p class="muted">{summary(preset)}</p>
            <Begin plan={plan} from="preset" preset={preset.id} label="このひな形を使う" of={preset.name} />
          </Card>
        ))}
      </CardGrid>
    </section>
  );
}

const summary = ({ form, ratingScales }: Preset) =>
  [
    `欄${fieldsOf(form).length}`,
    ...ratingScales.map(({ name, codes }) => `${name} ${codes.map(({ code }) => code).join('・')}`),
  ].join('／');

function Begin(props: { plan: string; from: string; preset?: string; label: string; of?: string }) {
  return (
    <PostForm action={formsPath(props.plan)} class="card-action">
      <input type="hidden" name="from" value={props.from} />
      {props.preset ? <input type="hidden" name="preset" value={props.preset} /> : null}
      <Button look="outlined" size="small">
        {props.label}
        {props.of ? <span class="visually-hidden">：{props.of}</span> : null}
      </Button>
    </PostForm>
  );
}
