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

const MOST_LETTERS = 1_000;
const Seal = z.object({
  version: rowVersion,
  understood: z.literal('yes').optional(),
  early: z.string().trim().max(MOST_LETTERS).default('').meta({ title: '年度の途中で確定する理由' }),
});

export async function sealAction(c: AppContext) {
  const scope = yearScope(c);
  const { key, year } = scope;
  const reading = readForm(c, Seal);
  if (!reading.ok) return sealPage(c, reading);
  const { early, understood } = reading.value;
  const inputs = { early };
  if (understood !== 'yes')
    return sealPage(c, { problems: [formProblem('understood', 'seal-unread')], inputs });
  const sealed = await sealCycle(c.get('db'), scope, {
    year,
    version: reading.value.version,
    earlyReason: early,
    sentenceOf: findingSentence,
  });
  if (!sealed.ok) {
    if (sealed.refusal === 'early')
      return sealPage(c, { problems: [formProblem('early', 'sealed-early')], inputs });
    return renderRefusal(c, sealed.refusal === 'obstacles' ? 'not-ready-to-seal' : sealed.refusal);
  }
  return redirectWithNotice(c, editionPath(key.planId, year), 'cycle-sealed');
}

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
