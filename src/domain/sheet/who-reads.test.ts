import { expect, it } from 'vitest';
import { opensPart } from './who-reads.ts';

const post = (role: string, ...departmentIds: string[]) => ({ capacities: [{ role, departmentIds }] });
const sheetOf = (state: 'draft' | 'accepted' | null, own: string, theirs: string, stage = 'collecting') => ({
  state,
  parts: [
    { departmentId: 'own', stage, state: own },
    { departmentId: 'theirs', stage, state: theirs },
  ] as never as Parameters<typeof opensPart>[2]['parts'],
});
type Sheet = ReturnType<typeof sheetOf>;

it.each<[string, Sheet, ReturnType<typeof post>, [own: boolean, theirs: boolean]]>([
  ['the secretariat reads all', sheetOf('draft', 'draft', 'draft'), post('secretariat'), [true, true]],
  ['an owner its own part', sheetOf('draft', 'draft', 'draft'), post('writer', 'own'), [true, false]],
  ['and its approver', sheetOf('draft', 'draft', 'draft'), post('approver', 'own'), [true, false]],
  [
    'an owner what the other submitted',
    sheetOf('draft', 'draft', 'submitted'),
    post('writer', 'own'),
    [true, true],
  ],
  ['or had approved', sheetOf('draft', 'draft', 'approved'), post('writer', 'own'), [true, true]],
  [
    'not what came back to the other',
    sheetOf('draft', 'draft', 'returned'),
    post('writer', 'own'),
    [true, false],
  ],
  [
    'another department nothing',
    sheetOf('draft', 'submitted', 'approved'),
    post('writer', 'else'),
    [false, false],
  ],
  ['nor the committee', sheetOf('draft', 'submitted', 'approved'), post('committee'), [false, false]],
  [
    'everybody targets that were approved',
    sheetOf('draft', 'approved', 'submitted', 'targeting'),
    post('viewer'),
    [true, false],
  ],
  ['everybody what was accepted', sheetOf('accepted', 'approved', 'approved'), post('viewer'), [true, true]],
  ['everybody what was imported', sheetOf(null, 'draft', 'draft'), post('viewer'), [true, true]],
])('%s', (_, sheet, asker, open) => {
  expect(sheet.parts.map((part) => opensPart(asker, part, sheet))).toEqual(open);
});
