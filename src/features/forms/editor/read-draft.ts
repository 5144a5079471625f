import type { Draft, DraftField } from './draft.ts';
import { sectionName, settingName } from './draft-form.ts';

/** Bounds of what is read: far more than any form, and far less than would hurt. */
export const MOST_SECTIONS = 50;
export const MOST_FIELDS = 300;
const LONGEST = 4000;

const SETTINGS = [
  ...['key', 'kind', 'label', 'help', 'required', 'requiredField', 'requiredIn', 'maxLength', 'filledBy'],
  ...['stage', 'perOwner', 'prefillFrom', 'prefillField', 'besideFrom', 'besideField', 'row', 'column'],
  ...['columns', 'rows', 'lines', 'options', 'layer', 'scale', 'asks', 'unit', 'statement', 'most', 'of'],
  'text',
];

/** The draft that the editor's page holds, exactly as it was sent. What is no setting is left out. */
export function readDraft(sent: FormData | null, id: string): Draft {
  const texts = (name: string) =>
    (sent?.getAll(name) ?? []).flatMap((one) => (typeof one === 'string' ? [clean(one)] : []));
  const text = (name: string) => texts(name).at(-1) ?? '';
  const count = (name: string, most: number) => Math.min(Number.parseInt(text(name), 10) || 0, most);
  let room = MOST_FIELDS;
  const sections = Array.from({ length: count('sections', MOST_SECTIONS) }, (_, s) => {
    const fields = Array.from({ length: count(sectionName(s, 'fields'), room) }, (__, f) => {
      const settings: Record<string, string> = {};
      for (const setting of SETTINGS) {
        const values = texts(settingName(s, f, setting)).filter((one) => one !== '');
        if (values.length > 0) settings[setting] = setting === 'asks' ? values.join(',') : values.at(-1)!;
      }
      return settings satisfies DraftField;
    });
    room -= fields.length;
    return { heading: text(sectionName(s, 'heading')), fields };
  });
  return {
    id,
    version: Number.parseInt(text('version'), 10) || 0,
    name: text('name'),
    bodies: texts('bodies').filter((one) => one !== ''),
    flags: text('flags'),
    subject: text('subject'),
    nodes: texts('nodes').filter((one) => one !== ''),
    sections,
  };
}

const clean = (text: string) =>
  text
    .slice(0, LONGEST)
    .replace(/\r\n?/gu, '\n')
    .replace(/[\0\p{Cs}]/gu, '');
