/** What filling in a sheet does more with script: it saves while one types, and no word is lost on the way. */
import { Attaching } from './sheet-entry/attach.ts';
import { Autosave, type Told } from './sheet-entry/autosave.ts';
import { makeComfortable } from './sheet-entry/comfort.ts';
import { setNote } from './sheet-entry/field-notes.ts';
import { entryOf } from './sheet-entry/form-reading.ts';
import { draftKey, readDraft } from './sheet-entry/kept-draft.ts';
import { fillFromSpreadsheet } from './sheet-entry/paste.ts';
import { keepCompany, setPartVersion } from './sheet-entry/presence.ts';
import { saidTime } from './sheet-entry/said-time.ts';

const root = document.getElementById('entry');
const form = document.getElementById('entry-form');
if (root && form instanceof HTMLFormElement) fillIn(root, form);
else showKept();

function fillIn(root: HTMLElement, form: HTMLFormElement): void {
  const status = root.querySelector<HTMLElement>('[data-status]')!;
  const kept = root.querySelector<HTMLElement>('[data-kept]')!;
  const say = (sentence: string) => {
    if (status.textContent !== sentence) status.textContent = sentence;
  };
  const hidden = (name: string) => (form.elements.namedItem(name) as HTMLInputElement).value;
  const account = root.dataset.account ?? '';
  let isLeaving = false;

  const tell = (told: Told) => {
    status.classList.toggle('entry-status-warning', told.kind !== 'saved' && told.kind !== 'saving');
    switch (told.kind) {
      case 'saving':
        return;
      case 'saved':
        say(`${saidTime(new Date(told.answer.savedAt))}に保存しました。`);
        return showAnswer(told.answer);
      case 'silent':
        return say('通信できません。入力した内容はこのパソコンに残してあります。つながり次第、保存します。');
      case 'signed-out':
        return say(
          'ログインの有効期間が過ぎました。別のタブでログインし直すと、続けて保存します。入力した内容はこのパソコンに残してあります。',
        );
      case 'refused':
        return say(`保存できません。${told.sentence}入力した内容はこのパソコンに残してあります。`);
      case 'unsaved':
        return say('まだ保存していません。');
    }
  };

  const autosave = new Autosave(form, {
    url: root.dataset.autosave!,
    account,
    draft: draftKey(account, root.dataset.sheet ?? '', hidden('department'), hidden('stage')),
    tell,
  });

  function showAnswer({
    aside,
    problems,
    hints,
    texts,
    versions,
  }: Extract<Told, { kind: 'saved' }>['answer']) {
    if (versions.sheet === Number(root.dataset.version) + 1) root.dataset.version = String(versions.sheet);
    setPartVersion(versions.part);
    for (const name of Object.keys(texts)) {
      setNote(form, name, 'others', null);
      setNote(form, name, 'problem', null);
    }
    for (const { name, sentence } of [...hints, ...problems]) setNote(form, name, 'problem', sentence);
    for (const name of aside)
      setNote(
        form,
        name,
        'aside',
        `ほかの人が先にこの欄を変更しました。今の文：「${texts[name] ?? ''}」　あなたの文も別に残してあります。「保存する」を押すと、2つの文を見比べて決められます。`,
      );
  }

  const attaching = new Attaching(form, { url: root.dataset.autosave!, say });
  const restored = autosave.restore();
  if (restored > 0) {
    const note = document.createElement('p');
    note.className = 'entry-note entry-note-kept';
    note.setAttribute('role', 'status');
    note.textContent = `前回、送信できなかった入力がこのパソコンに残っていました。${restored}か所の欄に戻しました。`;
    kept.append(note);
  }
  autosave.start();
  form.addEventListener('submit', () => {
    isLeaving = true;
  });
  window.addEventListener('pageshow', () => {
    isLeaving = false;
  });
  window.addEventListener('beforeunload', (event) => {
    if (!isLeaving && (autosave.unsaved().length > 0 || attaching.isWaiting())) event.preventDefault();
  });
  // A mark that somebody else has changed a field is read when the field is.
  form.addEventListener('focusout', (event) => {
    const entry = entryOf([...autosave.states.keys()], (event.target as HTMLInputElement).name ?? '');
    if (entry !== null) setNote(form, entry, 'others', null);
  });
  makeComfortable(form);
  fillFromSpreadsheet(form, say);
  keepCompany(root, form, autosave);
}

/** The part is locked now: what this browser still keeps of it is shown, to be copied or thrown away. */
function showKept(): void {
  const place = document.querySelector<HTMLElement>('[data-kept][data-account]');
  if (!place) return;
  const { account = '', sheet = '', department = '', stage = '' } = place.dataset;
  const key = draftKey(account, sheet, department, stage);
  const draft = readDraft(localStorage.getItem(key));
  const texts = Object.values(draft?.entries ?? {}).flatMap(({ inputs }) => inputs.map(([, value]) => value));
  if (texts.every((text) => text.trim() === '')) return;
  const area = document.createElement('textarea');
  area.className = 'control';
  area.rows = 6;
  area.readOnly = true;
  area.id = 'kept-texts';
  area.value = texts.filter((text) => text.trim() !== '').join('\n\n');
  const label = document.createElement('label');
  label.className = 'field-label';
  label.htmlFor = area.id;
  label.textContent = 'このパソコンに残っている、保存できなかった入力';
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button button-outlined button-small';
  button.textContent = 'この控えを消す';
  button.addEventListener('click', () => {
    localStorage.removeItem(key);
    place.replaceChildren();
  });
  place.append(label, area, button);
}
