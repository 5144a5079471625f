import { z } from 'zod';
import { personPath } from '#addresses/people.ts';
import type { AppContext } from '#http/context.ts';
import { readForm } from '#http/read-form.ts';
import { editPerson, editTerm, removeTerm } from '#records/people/save-person.ts';
import { editorOf } from './editor-of.ts';
import { day, optionalDay, optionalEmail, optionalProse, optionalText, text, version } from './fields.ts';
import { forgetPerson } from './forget-people.ts';
import { answer } from './people-parts.tsx';
import { personPage } from './person-page.tsx';
import { termPage } from './term-page.tsx';

const Change = z.object({
  version,
  name: text('氏名'),
  kana: optionalText('かな'),
  email: optionalEmail('メールアドレス'),
  note: optionalProse('メモ'),
});
const TermForm = z.object({ seen: z.string(), from: day('着任日'), to: optionalDay('離任日') });

const idOf = (c: AppContext) => c.req.param('person')!;
const keyOf = (c: AppContext) => ({ personId: idOf(c), termId: c.req.param('term')! });

export async function answerPersonChange(c: AppContext) {
  const form = readForm(c, Change);
  if (!form.ok) return personPage(c, form);
  const changed = await editPerson(c.get('db'), editorOf(c), { id: idOf(c), ...form.value });
  return answer(c, changed, {
    done: () => ({ path: personPath(idOf(c)), notice: 'person-saved' }),
    refused: (refused) => personPage(c, refused),
  });
}

export async function answerTermChange(c: AppContext) {
  const form = readForm(c, TermForm);
  if (!form.ok) return termPage(c, form);
  const changed = await editTerm(c.get('db'), editorOf(c), keyOf(c), form.value);
  return answer(c, changed, {
    done: () => ({ path: personPath(idOf(c)), notice: 'term-saved' }),
    refused: (refused) => termPage(c, refused),
  });
}

export async function answerTermRemoval(c: AppContext) {
  const seen = String(c.get('form')?.get('seen') ?? '');
  const removed = await removeTerm(c.get('db'), editorOf(c), keyOf(c), seen);
  return answer(c, removed, {
    done: () => ({ path: personPath(idOf(c)), notice: 'term-removed' }),
    refused: (refused) => termPage(c, refused),
  });
}

export async function answerErasure(c: AppContext) {
  const forgotten = await forgetPerson(c.get('db'), editorOf(c), idOf(c));
  return answer(c, forgotten, {
    done: () => ({ path: personPath(idOf(c)), notice: 'person-forgotten' }),
    refused: (refused) => personPage(c, refused),
  });
}
