/** The table of the review by keyboard: rows by arrows, grades by letters, Enter saves and goes on. */

const table = document.querySelector<HTMLTableElement>('[data-review-table]');
const grades = [...(table?.querySelectorAll<HTMLSelectElement>('select[data-review-grade]') ?? [])];
const KEPT = 'ayumi-review-next';

const reasonOf = (grade: HTMLSelectElement) =>
  document.getElementById(grade.id.replace(/^code-/, 'reason-')) as HTMLTextAreaElement | null;
const gradeOf = (reason: Element) =>
  document.getElementById(reason.id.replace(/^reason-/, 'code-')) as HTMLSelectElement | null;

function focusGrade(grade: HTMLSelectElement | undefined) {
  grade?.focus();
  grade?.closest('tr')?.scrollIntoView({ block: 'center' });
}

/** The grade whose code begins with the letter, or whose place is the digit. */
function choose(grade: HTMLSelectElement, key: string): boolean {
  const options = [...grade.options].slice(1);
  const letter = key.normalize('NFKC').toUpperCase();
  const byCode = options.find((option) => option.value.normalize('NFKC').toUpperCase() === letter);
  const chosen = byCode ?? (/^[1-9]$/.test(letter) ? options[Number(letter) - 1] : undefined);
  if (!chosen) return false;
  grade.value = chosen.value;
  return true;
}

function save(grade: HTMLSelectElement, done: 'saved' | 'decided') {
  const next = grades[grades.indexOf(grade) + 1] ?? grade;
  sessionStorage.setItem(KEPT, next.id);
  grade.form?.requestSubmit(grade.form.querySelector<HTMLButtonElement>(`button[value="${done}"]`));
}

table?.addEventListener('keydown', (event) => {
  const at = event.target as HTMLElement;
  if (event.isComposing || event.altKey) return;
  const isEnter = event.key === 'Enter' && !event.shiftKey;
  if (at instanceof HTMLTextAreaElement && at.hasAttribute('data-review-reason')) {
    const grade = gradeOf(at);
    if (!grade) return;
    if (event.key === 'Escape') focusGrade(grade);
    else if (isEnter) save(grade, event.ctrlKey ? 'decided' : 'saved');
    else return;
    event.preventDefault();
    return;
  }
  if (!(at instanceof HTMLSelectElement) || !at.hasAttribute('data-review-grade')) return;
  const here = grades.indexOf(at);
  if (event.key === 'ArrowDown') focusGrade(grades[here + 1]);
  else if (event.key === 'ArrowUp') focusGrade(grades[here - 1]);
  else if (event.key === 'ArrowRight') reasonOf(at)?.focus();
  else if (isEnter) save(at, event.ctrlKey ? 'decided' : 'saved');
  else if (event.key === 'Backspace') at.value = '';
  else if (event.ctrlKey || event.metaKey || event.key.length !== 1 || !choose(at, event.key)) return;
  event.preventDefault();
});

document.addEventListener('keydown', (event) => {
  const isTyping = (event.target as HTMLElement).matches('input, textarea');
  const keys = document.querySelector<HTMLDetailsElement>('[data-review-keys]');
  if (event.key !== '?' || isTyping || !keys) return;
  keys.open = !keys.open;
  if (keys.open) keys.querySelector('summary')?.focus();
});

// After a save the page is a new one: the work goes on in the next row. The browser goes to the address's row first, and
// takes the focus from everything else then.
const kept = sessionStorage.getItem(KEPT);
sessionStorage.removeItem(KEPT);
if (kept && !document.querySelector('.banner-error'))
  window.addEventListener('load', () =>
    setTimeout(() => focusGrade(document.getElementById(kept) as HTMLSelectElement | undefined), 50),
  );
