const ENTITIES: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };
export const decodeEntities = (text: string) =>
  text.replace(/&(lt|gt|quot|#39|amp);/g, (_, name) => ENTITIES[name]!);
const attribute = (tag: string, name: string) => {
  const found = tag.match(new RegExp(`\\s${name}="([^"]*)"`))?.[1];
  return found === undefined ? undefined : decodeEntities(found);
};

/** What a browser would send of a page's form, or of the form with this id, as it stands: without its buttons. */
export function pageFields(html: string, formId?: string): FormData {
  const form = formId === undefined ? html : formWithId(html, formId);
  const sent = new FormData();
  for (const [, input, area, areaText = '', select, options = ''] of form.matchAll(
    /<input([^>]*)>|<textarea([^>]*)>\n?([^<]*)<\/textarea>|<select([^>]*)>(.*?)<\/select>/gs,
  )) {
    const name = attribute(input ?? area ?? select!, 'name');
    if (!name) continue;
    if (area !== undefined) sent.append(name, decodeEntities(areaText));
    else if (select !== undefined) {
      const chosen =
        options.match(/<option[^>]*\sselected[^>]*>/)?.[0] ?? options.match(/<option[^>]*>/)?.[0];
      if (chosen) sent.append(name, attribute(chosen, 'value') ?? '');
    } else {
      const type = attribute(input!, 'type');
      const isChoice = type === 'radio' || type === 'checkbox';
      if (type !== 'file' && (!isChoice || /\schecked/.test(input!)))
        sent.append(name, attribute(input!, 'value') ?? (isChoice ? 'on' : ''));
    }
  }
  return sent;
}

function formWithId(html: string, id: string): string {
  const found = [...html.matchAll(/<form([^>]*)>.*?<\/form>/gs)].find(
    ([, tag]) => attribute(tag!, 'id') === id,
  );
  if (!found) throw new Error(`no form ${id} on the page`);
  return found[0];
}

/** The same of the form that is sent to an address of this ending. */
export function fieldsSentTo(html: string, ending: string): FormData {
  const found = [...html.matchAll(/<form([^>]*)>.*?<\/form>/gs)].find(([, tag]) =>
    attribute(tag!, 'action')?.replace(/\?.*/s, '').endsWith(ending),
  );
  if (!found) throw new Error(`no form to ${ending} on the page`);
  return pageFields(found[0]);
}
