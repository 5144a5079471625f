import { z } from 'zod';
import { reviewPath } from '#addresses/reviews.ts';
import type { AppContext } from '#http/context.ts';
import { localPath } from '#http/local-path.ts';
import { redirectWithNotice } from '#http/notice.ts';
import { planScope, yearScope } from '#http/open-scope.ts';
import { listOf, readForm, rowVersion } from '#http/read-form.ts';
import { renderRefusal } from '#http/refusal-page.tsx';
import { castVote } from '#records/sheet/cast-vote.ts';
import { gradeSheet } from '#records/sheet/grade-sheet.ts';
import { reviewPage } from './review-page.tsx';

const MOST_TEXT = 2000;
const text = z.string().max(MOST_TEXT).default('');

/** The scales of a row come in its order, each with its code and its reason. */
const gradesForm = z.object({
  sheet: z.string(),
  version: rowVersion,
  scale: listOf(z.string()),
  code: listOf(z.string()),
  reason: listOf(z.string().max(MOST_TEXT)),
  done: z.enum(['saved', 'decided']).default('saved'),
  next: text,
});

/** Saves the grades of one row, and decides the sheet where that is asked. */
export async function postGrades(c: AppContext) {
  const reading = readForm(c, gradesForm);
  if (!reading.ok) return renderRefusal(c, 'form-unreadable');
  const { sheet, version, scale, code, reason, done } = reading.value;
  const plan = planScope(c).key.planId;
  const wanted = {
    sheet,
    version,
    grades: scale.map((key, at) => ({
      scale: key === '' ? null : key,
      code: code[at] ?? '',
      reason: reason[at] ?? '',
    })),
    isDecided: done === 'decided',
  };
  const outcome = await gradeSheet(c.get('db'), planScope(c), wanted);
  if (outcome.ok) {
    const notice = !outcome.isChanged
      ? 'review-unchanged'
      : wanted.isDecided
        ? 'review-decided'
        : 'review-saved';
    return redirectWithNotice(c, wayBack(c, plan, reading.value.next), notice);
  }
  if (outcome.refusal === 'not-found') return c.notFound();
  if (outcome.refusal === 'stale') return reviewPage(c, { wanted, why: 'stale' });
  if (outcome.refusal === 'problems') return reviewPage(c, { wanted, why: outcome.problems });
  return renderRefusal(c, outcome.refusal);
}

const voteForm = z.object({ sheet: z.string(), scale: text, code: text, reason: text, next: text });

/** Saves the own vote of a reviewer. */
export async function postVote(c: AppContext) {
  const reading = readForm(c, voteForm);
  if (!reading.ok) return renderRefusal(c, 'form-unreadable');
  const { sheet, scale, code, reason, next } = reading.value;
  const plan = planScope(c).key.planId;
  const wanted = { sheet, scale: scale === '' ? null : scale, code, reason };
  const outcome = await castVote(c.get('db'), planScope(c), wanted);
  if (outcome.ok) return redirectWithNotice(c, wayBack(c, plan, next), 'vote-cast');
  if (outcome.refusal === 'not-found') return c.notFound();
  return renderRefusal(c, outcome.refusal === 'problems' ? 'form-unreadable' : outcome.refusal);
}

/** The table as it was filtered, else the whole table. */
function wayBack(c: AppContext, plan: string, next: string): string {
  return localPath(next) ?? reviewPath(plan, yearScope(c).year);
}
