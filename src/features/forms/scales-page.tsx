import { formsPath, scalePath, scalesPath } from '#addresses/forms.ts';
import type { ExchangeRatingScale } from '#exchange/schema.ts';
import { Button, ButtonRow } from '#http/components/button.tsx';
import { EmptyState } from '#http/components/empty-state.tsx';
import { Form as PostForm } from '#http/components/form.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { redirectWithNotice } from '#http/notice.ts';
import { planScope } from '#http/open-scope.ts';
import { planCrumbs } from '#http/parts/plan-parts.tsx';
import { type FormProblem, formProblem, rowVersion } from '#http/read-form.ts';
import { renderRefusal } from '#http/refusal-page.tsx';
import { idOf } from '#http/request-key.ts';
import { addScale, changeScale, removeScale } from '#records/form/change-scale.ts';
import { listScales } from '#records/plan/queries.ts';
import { readScale } from './read-scale.ts';
import { ScaleInputs } from './scale-inputs.tsx';

type Sent = { scale: ExchangeRatingScale; problems: FormProblem[]; version: number };

/** The plan's scales, each with its own form; the one that came back with problems as it was sent. */
export async function scalesPage(c: AppContext, sent?: Sent) {
  const { key, plan } = planScope(c);
  const scales = await listScales(c.get('db').kysely, key);
  return renderPage(
    c,
    {
      title: '評価区分',
      crumbs: [...planCrumbs(plan), { href: formsPath(plan.id), label: '様式' }],
      problems: sent?.problems,
      width: 'wide',
    },
    <>
      <p class="lead">
        様式の評価の欄で選ぶ記号と、その意味を決めます。何も指定のない評価の欄は、一番上の区分を使います。
      </p>
      {scales.length === 0 ? <EmptyState title="評価区分はまだありません" /> : null}
      {scales.map((scale) => {
        const own = sent?.scale.id === scale.id ? sent : null;
        return (
          <section class="panel">
            <h2>{scale.name || '評価区分'}</h2>
            <PostForm action={scalePath(plan.id, scale.id)} id={`scale-${scale.id}`} keepsChanges>
              <input type="hidden" name="version" value={String(own?.version ?? plan.version)} />
              <ScaleInputs scale={own?.scale ?? scale} problems={own?.problems ?? []} />
              <ButtonRow>
                <Button>保存する</Button>
                <Button look="text" formaction={`${scalePath(plan.id, scale.id)}/removal`}>
                  削除する
                </Button>
              </ButtonRow>
            </PostForm>
          </section>
        );
      })}
      <PostForm action={scalesPath(plan.id)}>
        <Button look="outlined">評価区分を追加する</Button>
      </PostForm>
    </>,
  );
}

/** POST …/scales */
export async function scaleAddition(c: AppContext) {
  const scope = planScope(c);
  await addScale(c.get('db'), scope);
  return redirectWithNotice(c, scalesPath(scope.plan.id), 'scale-added');
}

/** POST …/scales/:scale */
export async function scaleChange(c: AppContext) {
  const scope = planScope(c);
  const version = rowVersion.catch(0).parse(c.get('form')?.get('version'));
  const reading = readScale(c.get('form'), idOf(c, 'scale'));
  if (!reading.ok) return scalesPage(c, { ...reading, version });
  const { scale } = reading;
  const outcome = await changeScale(c.get('db'), scope, version, scale);
  if (outcome.ok) return redirectWithNotice(c, scalesPath(scope.plan.id), 'scale-changed');
  const { refusal } = outcome;
  if (refusal.code === 'gone') return c.notFound();
  if (refusal.code === 'stale') return renderRefusal(c, 'stale');
  const label = `「${refusal.codes.join('」「')}」`;
  return scalesPage(c, { scale, problems: [formProblem('c0.code', 'code-in-use', label)], version });
}

/** POST …/scales/:scale/removal */
export async function scaleRemoval(c: AppContext) {
  const scope = planScope(c);
  const outcome = await removeScale(c.get('db'), scope, idOf(c, 'scale'));
  if (outcome.ok) return redirectWithNotice(c, scalesPath(scope.plan.id), 'scale-removed');
  return outcome.refusal.code === 'gone' ? c.notFound() : renderRefusal(c, 'scale-in-use');
}
