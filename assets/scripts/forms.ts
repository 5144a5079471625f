/** What every page does more with script: a form is sent once, what was typed is not left by mistake, and menus show where one is. */

const changed = new Set<HTMLFormElement>();

document.addEventListener('input', (event) => {
  const form = (event.target as Element).closest<HTMLFormElement>('form[data-keeps-changes]');
  if (form) changed.add(form);
});

// What was put back into a form is not saved yet.
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-restored][data-keeps-changes]'))
  changed.add(form);

window.addEventListener('beforeunload', (event) => {
  if (changed.size > 0) event.preventDefault();
});

document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement;
  changed.delete(form);
  if (!form.hasAttribute('data-sends-once')) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = 'true';
  // After the browser has gathered the fields: a disabled button's own value would not be sent.
  const buttons = [...form.querySelectorAll<HTMLButtonElement>('button')];
  setTimeout(() => {
    for (const button of buttons) button.disabled = true;
  });
});

// Back from the next page, the browser may show this one as it was left.
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-sent]')) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll('button')) button.disabled = false;
  }
});

// A menu that is wider than a phone shows the part that one is in.
for (const here of document.querySelectorAll('.site-menu [aria-current], .plan-menu [aria-current]')) {
  const menu = here.closest('nav')!;
  const [inner, outer] = [here.getBoundingClientRect(), menu.getBoundingClientRect()];
  menu.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2;
}

// A form that came back with problems begins at their list.
document.querySelector<HTMLElement>('.banner[aria-labelledby="error-summary-title"]')?.focus();
