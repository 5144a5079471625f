import { entryPath } from '#addresses/sheets.ts';
import type { AppConfig } from '#config';
import { parseEntryName } from '#domain/sheet/entry-name.ts';
import { fillCells } from '#domain/sheet/fill-cells.ts';
import { oneLineBreak, SETTLEMENTS } from '#domain/sheet/merge-text.ts';
import { parsePastedCells } from '#domain/text/pasted-cells.ts';
import type { AppContext } from '#http/context.ts';
import { formProblemsOf } from '#http/forms/read-answers.ts';
import { redirectWithNotice } from '#http/notice.ts';
import { planScope } from '#http/open-scope.ts';
import { formProblem } from '#http/read-form.ts';
import { removeAttachment } from '#records/sheet/add-attachment.ts';
import { findEntry } from '#records/sheet/entry-queries.ts';
import type { Part } from '#records/sheet/save-answers.ts';
import { settleAside } from '#records/sheet/settle-aside.ts';
import { valueGrid } from '#records/sheet/value-grid.ts';
import { attachFiles } from './attach-files.ts';
import { postedPart, savePosted } from './autosave.ts';
import { renderEntry } from './entry-page.tsx';
import { lostTexts, overlay } from './kept-typing.ts';

/** The form of a part, sent by a button: everything typed is saved first, then what the button asked for is done. */
export const postEntry = (config: AppConfig) => async (c: AppContext) => {
  const act = planScope(c);
  const part = postedPart(c);
  const { saved, reading } = await savePosted(c, part);
  if (!saved.ok) {
    const view = await findEntry(c.get('db').kysely, act.key, part, act.actor);
    if (!view) return c.notFound();
    return renderEntry(c, view, { status: 409, lost: lostTexts(c.get('form'), view) });
  }
  const problems = formProblemsOf(reading!.problems);
  const attached = await attachFiles(c, config, part, reading!.files);
  problems.push(...attached.problems);
  const remove = told(c, 'remove');
  const isRemoved = remove !== '' && (await removeAttachment(c.get('db'), act, part, remove));
  const settled = await settle(c, part);
  if (settled === 'changed') problems.push(formProblem('aside', 'settle-changed'));

  const step = told(c, 'step');
  const view = await findEntry(c.get('db').kysely, act.key, part, act.actor);
  if (!view) return c.notFound();
  if (problems.length > 0)
    return renderEntry(c, view, {
      status: 422,
      problems,
      typed: overlay(view.answers, c.get('form'), reading!.problems),
    });
  if (step === 'paste') return pasteInto(c, view);
  const { plan, standing, departmentId, stage } = view;
  const here = entryPath(plan.id, standing.id, {
    departmentId,
    stage,
    ...(step === 'submit' ? { step } : {}),
  });
  if (saved.aside.length > 0) return redirectWithNotice(c, here, 'sheet-saved-aside');
  if (settled === 'done') return redirectWithNotice(c, here, 'aside-settled');
  if (attached.files.length > 0) return redirectWithNotice(c, here, 'attachment-added');
  if (isRemoved) return redirectWithNotice(c, here, 'attachment-removed');
  return redirectWithNotice(c, here, 'sheet-saved');
};

const told = (c: AppContext, name: string) => {
  const value = c.get('form')?.get(name);
  return typeof value === 'string' ? oneLineBreak(value).replaceAll('\0', '') : '';
};

/** `settle`: which of two texts, and of which pair. */
async function settle(c: AppContext, part: Part): Promise<'none' | 'done' | 'changed'> {
  const [by = '', id = ''] = told(c, 'settle').split(' ');
  const settlement = SETTLEMENTS.find((one) => one === by);
  if (!settlement) return 'none';
  const settled = await settleAside(c.get('db'), planScope(c), part, {
    id,
    by: settlement,
    stored: told(c, `settle-stored.${id}`),
    aside: told(c, `settle-aside.${id}`),
  });
  return settled.ok ? 'done' : 'changed';
}

type View = NonNullable<Awaited<ReturnType<typeof findEntry>>>;

/** Shows where pasted cells would go; nothing of them is saved before the person has seen it. */
function pasteInto(c: AppContext, view: View) {
  const { grid, labels } = valueGrid({
    form: {
      id: '',
      version: 1,
      name: '',
      appliesTo: { bodies: [], flags: [], nodes: [] },
      sections: view.state.sections ?? [],
    },
    stage: view.stage,
    year: view.standing.year,
    indicators: view.subject.indicators,
  });
  const { fills, left } = fillCells(grid, told(c, 'paste-from'), parsePastedCells(told(c, 'paste')));
  const values = new Map(fills.map(({ name, text }) => [name, text]));
  const others = view.answers.values.filter(
    ({ indicator, kind, year }) => !values.has(`value.${indicator}.${kind}.${year}`),
  );
  const typed = [...values].flatMap(([name, text]) => {
    const entry = parseEntryName(name);
    return entry?.of === 'value' ? [{ ...entry, text }] : [];
  });
  return renderEntry(c, view, {
    typed: { ...view.answers, values: [...others, ...typed] },
    pasted: fills.map(({ name, text }) => ({ label: labels.get(name) ?? '', text })),
    left,
  });
}
