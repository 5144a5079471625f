/** The editor of forms with script: the preview follows what is typed. */

const preview = document.querySelector<HTMLElement>('[data-preview]');
const form = preview && document.querySelector<HTMLFormElement>(`form#${preview.dataset.of}`);
const content = preview?.querySelector<HTMLElement>('[data-preview-content]');
let waiting: ReturnType<typeof setTimeout> | undefined;
let asked = 0;

async function refresh() {
  if (!preview || !form || !content) return;
  const turn = ++asked;
  const answer = await fetch(preview.dataset.preview!, {
    method: 'POST',
    body: new URLSearchParams([...new FormData(form)] as [string, string][]),
  }).catch(() => null);
  // A slower answer to an older question must not replace a newer one; without an answer the preview stays as it was.
  if (!answer?.ok || turn !== asked) return;
  const open = [...content.querySelectorAll('details')].map((details) => details.open);
  content.innerHTML = await answer.text();
  for (const [at, details] of content.querySelectorAll('details').entries())
    if (open[at] !== undefined) details.open = open[at];
}

// Not while a word is still being composed: it would be drawn half.
form?.addEventListener('input', (event) => {
  if ((event as InputEvent).isComposing) return;
  clearTimeout(waiting);
  waiting = setTimeout(refresh, 400);
});
form?.addEventListener('compositionend', () => {
  clearTimeout(waiting);
  waiting = setTimeout(refresh, 400);
});
