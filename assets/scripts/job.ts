// Looks every two seconds how far a job is, and takes the place of what the page says about it. A page that is not seen waits.
const EVERY_MS = 2000;

async function look(): Promise<void> {
  const here = document.getElementById('job');
  const address = here?.dataset.watch;
  if (!here || !address) return;
  if (!document.hidden) {
    const answer = await fetch(address).catch(() => null);
    const text = answer?.ok ? await answer.text() : null;
    const there = text && new DOMParser().parseFromString(text, 'text/html').getElementById('job');
    // The buttons stay where they are while nothing but the figures changes: who is about to press one keeps it.
    if (there && (here.dataset.watch !== there.dataset.watch || !here.contains(document.activeElement)))
      here.replaceWith(document.importNode(there, true));
    else if (there)
      for (const part of ['[role=status]', 'progress'])
        here.querySelector(part)?.replaceWith(document.importNode(there.querySelector(part)!, true));
  }
  setTimeout(look, EVERY_MS);
}

setTimeout(look, EVERY_MS);
