import { finalisationPath } from '#addresses/reviews.ts';
import type { AppContext } from '#http/context.ts';
import { redirectWithNotice } from '#http/notice.ts';
import { planScope, yearScope } from '#http/open-scope.ts';
import { finaliseSheet, type WantedFinal } from '#records/sheet/finalise-sheets.ts';
import { finalisationPage, type Unfinalised } from './finalisation-page.tsx';

/** Finalises each checked sheet by itself; what one is refused does not keep back the others. */
export async function postFinalisation(c: AppContext) {
  const plan = planScope(c).key.planId;
  const wanted = readChecked(c.get('form'));
  const failed: Unfinalised[] = [];
  for (const one of wanted) {
    const outcome = await finaliseSheet(c.get('db'), planScope(c), one);
    if (!outcome.ok)
      failed.push({ title: 'standing' in outcome ? outcome.standing.title : one.sheet, outcome });
  }
  if (wanted.length === 0 || failed.length > 0) return finalisationPage(c, failed);
  return redirectWithNotice(c, finalisationPath(plan, yearScope(c).year), 'final-settled');
}

/** The checked sheets with the grades beside them; the names of the fields carry the sheet and the scale. */
function readChecked(form: FormData | null): WantedFinal[] {
  const texts = [...(form ?? [])].flatMap(([name, value]) =>
    typeof value === 'string' ? [{ name, value }] : [],
  );
  return texts
    .filter(({ name }) => name === 'item')
    .flatMap(({ value }) => {
      const [, sheet, version] = /^(\S{1,100}) (\d{1,9})$/u.exec(value) ?? [];
      if (sheet === undefined) return [];
      const prefix = `final ${sheet} `;
      const chosen = texts
        .filter(({ name }) => name.startsWith(prefix))
        .map((one) => ({ scale: one.name.slice(prefix.length) || null, code: one.value }));
      return [{ sheet, version: Number(version), chosen }];
    });
}
