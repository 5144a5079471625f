import { Hono } from 'hono';
import { z } from 'zod';
import { movesPath } from '#addresses/moves.ts';
import { PART_MOVES, SHEET_MOVES } from '#domain/review/moves.ts';
import type { AppContext, Env } from '#http/context.ts';
import { localPath } from '#http/local-path.ts';
import { redirectWithNotice } from '#http/notice.ts';
import { planScope } from '#http/open-scope.ts';
import { permit, permitLinked } from '#http/permit.ts';
import { readForm, rowVersion } from '#http/read-form.ts';
import { renderRefusal } from '#http/refusal-page.tsx';
import { idOf } from '#http/request-key.ts';
import { moveSheet } from '#records/sheet/move-sheet.ts';
import { resolveRemark, writeRemark } from '#records/sheet/write-remark.ts';
import { acceptancePage } from './acceptance-page.tsx';
import { approvalsPage } from './approvals-page.tsx';
import { moveChecked } from './move-checked.tsx';
import { movesPage } from './moves-page.tsx';

const ACTIONS = [...Object.keys(PART_MOVES), ...Object.keys(SHEET_MOVES)] as (
  | keyof typeof PART_MOVES
  | keyof typeof SHEET_MOVES
)[];
const MOST_TEXT = 4000;
const orNull = z.string().transform((text) => (text === '' ? null : text));

const moveForm = z.object({
  action: z.enum(ACTIONS),
  department: orNull.default(null),
  stage: z.enum(['targeting', 'collecting']).default('collecting'),
  version: rowVersion,
  comment: z.string().max(MOST_TEXT).default('').meta({ title: '申し送り・理由' }),
  field: orNull.default(null),
  next: z.string().optional(),
});

async function postMove(c: AppContext) {
  const reading = readForm(c, moveForm);
  if (!reading.ok) return renderRefusal(c, 'form-unreadable');
  const { next, department: departmentId, ...fields } = reading.value;
  const wanted = { sheet: idOf(c, 'sheet'), departmentId, ...fields };
  const plan = planScope(c).key.planId;
  const outcome = await moveSheet(c.get('db'), planScope(c), wanted);
  if (outcome.ok) {
    const to = (next && localPath(next)) || movesPath(plan, wanted.sheet);
    return redirectWithNotice(c, to, `sheet-${wanted.action}`);
  }
  switch (outcome.refusal) {
    case 'not-found':
      return c.notFound();
    case 'stale':
    case 'incomplete':
    case 'comment-required':
    case 'approver-there':
    case 'grade-missing':
      return movesPage(c, { move: { wanted, why: outcome.refusal, lacking: outcome.lacking } });
    default:
      return renderRefusal(c, outcome.refusal);
  }
}

const remarkForm = z.object({
  department: orNull.default(null),
  field: orNull.default(null),
  parent: orNull.default(null),
  text: z.string().trim().min(1).max(MOST_TEXT).meta({ title: '内容' }),
});

async function postRemark(c: AppContext) {
  const reading = readForm(c, remarkForm);
  const [plan, sheet] = [planScope(c).key.planId, idOf(c, 'sheet')];
  if (!reading.ok) return movesPage(c, { remark: reading });
  const { department: departmentId, ...said } = reading.value;
  const outcome = await writeRemark(c.get('db'), planScope(c), { sheet, departmentId, ...said });
  if (!outcome.ok) return outcome.refusal === 'not-found' ? c.notFound() : renderRefusal(c, outcome.refusal);
  const notice = reading.value.parent === null ? 'remark-added' : 'remark-answered';
  return redirectWithNotice(c, `${movesPath(plan, sheet)}#remarks`, notice);
}

async function postResolution(c: AppContext) {
  const [plan, sheet] = [planScope(c).key.planId, idOf(c, 'sheet')];
  const wanted = { sheet, remark: idOf(c, 'remark') };
  const outcome = await resolveRemark(c.get('db'), planScope(c), wanted);
  if (!outcome.ok) return outcome.refusal === 'not-found' ? c.notFound() : renderRefusal(c, outcome.refusal);
  return redirectWithNotice(c, `${movesPath(plan, sheet)}#remarks`, 'remark-resolved');
}

const MOVING = ['secretariat', 'writer', 'approver', 'reviewer'] as const;

/** Moves of sheets and parts, and what people say to each other about them. */
export const movesRoutes = new Hono<Env>()
  .get('/plans/:plan/sheets/:sheet/moves', permitLinked('sheet', ...MOVING), (c) => movesPage(c))
  .post('/plans/:plan/sheets/:sheet/moves', permitLinked('sheet', ...MOVING), postMove)
  .post('/plans/:plan/sheets/:sheet/remarks', permitLinked('sheet', ...MOVING), postRemark)
  .post('/plans/:plan/sheets/:sheet/remarks/:remark/resolution', permit(...MOVING), postResolution)
  .post('/plans/:plan/moves', permit('secretariat', 'approver'), moveChecked)
  .get('/plans/:plan/approvals', permit('approver', 'secretariat'), approvalsPage)
  .get('/plans/:plan/cycles/:year/acceptance', permit('secretariat'), acceptancePage);
