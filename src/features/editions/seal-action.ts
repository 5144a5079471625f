import { z } from 'zod';
import { editionPath, sealPath } from '#addresses/editions.ts';
import type { AppContext } from '#http/context.ts';
import { redirectWithNotice } from '#http/notice.ts';
import { yearScope } from '#http/open-scope.ts';
import { formProblem, readForm, rowVersion } from '#http/read-form.ts';
import { renderRefusal } from '#http/refusal-page.tsx';
import { findingSentence } from '#messages/finding-sentence.ts';
import { sealCycle } from '#records/archive/seal-cycle.ts';
import { giveReason } from '#records/edition/give-reason.ts';
import { sealPage } from './seal-page.tsx';

const Seal = z.object({ version: rowVersion, understood: z.literal('yes').optional() });

export async function sealAction(c: AppContext) {
  const scope = yearScope(c);
  const { key, year } = scope;
  const reading = readForm(c, Seal);
  if (!reading.ok || reading.value.understood !== 'yes')
    return sealPage(c, { problems: [formProblem('understood', 'seal-unread')], inputs: {} });
  const sealed = await sealCycle(c.get('db'), scope, {
    year,
    version: reading.value.version,
    sentenceOf: findingSentence,
  });
  if (!sealed.ok)
    return renderRefusal(c, sealed.refusal === 'obstacles' ? 'not-ready-to-seal' : sealed.refusal);
  return redirectWithNotice(c, editionPath(key.planId, year), 'cycle-sealed');
}

const MOST_LETTERS = 1_000;

/** Each finding has a field of its own, so that a label belongs to one field of the page. */
export async function reasonAction(c: AppContext) {
  const scope = yearScope(c);
  const { key, year } = scope;
  const finding = String(c.get('form')?.get('finding') ?? '');
  const field = `reason-${finding}`;
  const reading = readForm(
    c,
    z.object({ [field]: z.string().trim().max(MOST_LETTERS).meta({ title: '理由' }) }),
  );
  if (!reading.ok) return sealPage(c, reading);
  const given = await giveReason(c.get('db'), scope, {
    year,
    finding,
    reason: reading.value[field] ?? '',
  });
  return given.ok
    ? redirectWithNotice(c, sealPath(key.planId, year), 'finding-reasoned')
    : renderRefusal(c, given.refusal);
}
