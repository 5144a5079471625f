import { cellRef, type DataValidation } from 'hucre/xlsx';
import type { Input } from '../../blocks.ts';
import { cleanText, cut } from './cell-text.ts';
import type { Tab } from './drawing.ts';
import type { HiddenTab } from './hidden-tab.ts';

/** Characters of a message beside a cell, and of a list of choices within the rule itself. */
const MOST = 255;

/** Drop-downs where something is to be chosen, and hints where one is given. */
export function validationsOf(tab: Tab, hidden: HiddenTab): DataValidation[] {
  return tab.cells.flatMap(({ input, row, column }) => {
    if (!input) return [];
    const rule = ruleOf(input, hidden);
    return rule ? [{ ...rule, ...hintOf(input), range: cellRef(row, column), allowBlank: true }] : [];
  });
}

function ruleOf({ kind, choices, hint }: Input, hidden: HiddenTab): Omit<DataValidation, 'range'> | null {
  if (kind === 'choice' && choices && choices.length > 0) {
    const isShort =
      choices.join(',').length <= MOST && !choices.some((choice) => /[",\n]|^[\s=]|\s$/u.test(choice));
    const list = isShort ? { values: choices.map(cleanText) } : { formula1: hidden.keepChoices(choices) };
    return { type: 'list', ...list, showErrorMessage: true, errorStyle: 'stop' };
  }
  // A message needs a rule: one that every text keeps.
  return hint ? { type: 'textLength', operator: 'lessThanOrEqual', formula1: '32767' } : null;
}

const hintOf = ({ hint }: Input) =>
  hint ? { showInputMessage: true, inputMessage: cut(cleanText(hint), MOST) } : {};
