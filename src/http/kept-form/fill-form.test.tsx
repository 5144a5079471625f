import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageFields } from '../../../test/kit/page-fields.ts';
import { fillForm, nameKept } from './fill-form.ts';

const sent = (fields: [string, string][], action = '/notes') => ({
  id: 'kept-1',
  page: '/notes?year=2025',
  action,
  fields: fields.map(([name, text]) => ({ name, text })),
});

const PAGE = (
  <main id="main">
    <form method="get" action="/notes">
      <input name="q" value="探す" />
    </form>
    <details>
      <summary>開く</summary>
      <form method="post" action="/notes">
        <input type="hidden" name="csrf" value="new" />
        <input type="hidden" name="version" value="7" />
        <input type="text" name="title" value="" required />
        <textarea name="text" rows={4}>
          {'\n前の文'}
        </textarea>
        <select name="grade">
          <option value="">－</option>
          <option value="A">A</option>
          <option value="B" selected>
            B
          </option>
        </select>
        <input type="checkbox" name="of" value="x" checked />
        <input type="checkbox" name="of" value="y" />
        <input type="radio" name="by" value="own" checked />
        <input type="radio" name="by" value="all" />
        <input type="password" name="secret" value="" />
        <input type="file" name="files" />
        <button type="submit" name="step" value="save">
          保存
        </button>
        <button type="submit" formaction="/notes/draft#there">
          見る
        </button>
      </form>
    </details>
  </main>
).toString();

const fieldsOf = (html: string, id = 'kept-form') => {
  const fields: Record<string, string[]> = {};
  for (const [name, value] of pageFields(html, id)) fields[name] = [...(fields[name] ?? []), String(value)];
  return fields;
};

describe('a form that was sent before', () => {
  const typed: [string, string][] = [
    ['version', '5'],
    ['title', '"題" <名> & \''],
    ['text', '一行目\r\n</textarea><script>'],
    ['grade', 'A'],
    ['of', 'y'],
    ['by', 'all'],
    ['secret', 'himitsu'],
    ['step', 'save'],
  ];

  it('stands on the page as it was sent, with the token of the page', () => {
    const filled = fillForm(String(PAGE), sent(typed));
    expect(fieldsOf(filled.html)).toEqual({
      csrf: ['new'],
      'kept-form': ['kept-1'],
      version: ['5'],
      title: ['"題" <名> & \''],
      text: ['一行目\n</textarea><script>'],
      grade: ['A'],
      of: ['y'],
      by: ['all'],
      secret: [''],
    });
    expect(filled).toMatchObject({ place: 'kept-form', isChanged: true, left: [] });
    expect(filled.html).toContain('<details open="">');
    expect(filled.html).toContain('value="探す"');
  });

  it('is found by any of its buttons', () => {
    expect(fillForm(String(PAGE), sent(typed, '/notes/draft')).place).toBe('kept-form');
    expect(fillForm(String(PAGE), sent(typed, '/notes/other')).place).toBeNull();
  });

  it('names what has no place any more', () => {
    const fields: [string, string][] = [
      ['title', '題'],
      ['grade', 'みなし'],
      ['gone', 'なくなった欄の文'],
      ['base.gone', '前の文'],
      ['figure', '1,234'],
      ['id', 'feac88839e'],
    ];
    expect(fillForm(String(PAGE), sent(fields)).left).toEqual(['みなし', 'なくなった欄の文', '1,234']);
    expect(fillForm(String(PAGE), sent(fields, '/elsewhere')).left).toEqual([
      '題',
      'みなし',
      'なくなった欄の文',
      '1,234',
    ]);
  });

  it('is one of several by what it carries unseen, or none of them', () => {
    const page = (
      <main>
        {['a', 'b'].map((id) => (
          <form method="post" action="/notes" id={id}>
            <input type="hidden" name="item" value={id} />
            <input type="hidden" name="version" value="3" />
            <input type="text" name="text" value="" />
          </form>
        ))}
      </main>
    ).toString();
    const of = (item: string) =>
      fillForm(
        String(page),
        sent([
          ['item', item],
          ['version', '3'],
          ['text', '文'],
        ]),
      );
    expect(of('b').place).toBe('b');
    expect(fieldsOf(of('b').html, 'b').text).toEqual(['文']);
    expect(fieldsOf(of('b').html, 'a').text).toEqual(['']);
    expect(of('c')).toMatchObject({ place: null, left: ['文'] });
  });

  it('takes along what a script had sent without an answer, and nothing of a button', () => {
    const filled = fillForm(
      String(PAGE),
      sent([
        ['sent.text', '返事のない文'],
        ['step', 'save'],
        ['other', 'x'],
      ]),
    );
    expect(fieldsOf(filled.html)['sent.text']).toEqual(['返事のない文']);
    expect(fieldsOf(filled.html)).not.toHaveProperty('step');
    expect(fieldsOf(filled.html)).not.toHaveProperty('other');
  });

  it('is no other than what a browser would send, whatever was typed', () => {
    const text = fc.string({ unit: 'grapheme' }).map((one) => one.replace(/[\r\0]/g, ''));
    fc.assert(
      fc.property(
        fc.record({
          title: text,
          text,
          grade: fc.constantFrom('', 'A', 'B'),
          of: fc.subarray(['x', 'y']),
          by: fc.constantFrom('own', 'all'),
        }),
        ({ of, ...one }) => {
          const fields: [string, string][] = [
            ...Object.entries(one),
            ...of.map((value): [string, string] => ['of', value]),
          ];
          const {
            csrf,
            version,
            'kept-form': kept,
            secret,
            ...back
          } = fieldsOf(fillForm(String(PAGE), sent(fields)).html);
          expect([csrf, version, kept, secret]).toEqual([['new'], ['7'], ['kept-1'], ['']]);
          const lists = Object.entries(one).map(([name, value]) => [name, [value]]);
          expect(back).toEqual({ ...Object.fromEntries(lists), ...(of.length > 0 ? { of } : {}) });
        },
      ),
    );
  });
});

it('a page that answers the form names what it was filled from', () => {
  const named = nameKept(String(PAGE), { id: 'kept-2', action: '/notes' });
  expect(fieldsOf(named!)['kept-form']).toEqual(['kept-2']);
  expect(nameKept(String(PAGE), { id: 'kept-2', action: '/elsewhere' })).toBeNull();
});
