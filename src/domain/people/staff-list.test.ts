import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareStaff } from './compare-staff.ts';
import type { KnownStaff } from './known-staff.ts';
import { ROLES } from './role.ts';
import { printStaffList, readStaffList, STAFF_COLUMNS, type StaffLine } from './staff-list.ts';

const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 10 }).map((text) => text.trim() || 'あ');
const maybe = <T>(item: fc.Arbitrary<T>) => fc.option(item, { nil: null });
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const term = fc
  .tuple(maybe(day), maybe(day))
  .map(([a, b]) => (a !== null && b !== null && b < a ? { from: b, to: a } : { from: a, to: b }));
const staffLine: fc.Arbitrary<Omit<StaffLine, 'line'>> = fc
  .record({
    body: fc.constantFrom('city' as const, 'shakyo' as const),
    department: maybe(word),
    section: maybe(word),
    title: word,
    role: fc.constantFrom(...ROLES),
    name: maybe(word),
    kana: maybe(word),
    email: maybe(fc.constantFrom('a@example.jp', 'Tantou.01@city.example.lg.jp')),
    term,
  })
  .map(({ term: days, ...rest }) => ({ ...rest, ...days }));

const header = [...STAFF_COLUMNS];
const cells = (changes: Partial<Record<(typeof STAFF_COLUMNS)[number], string>>) => {
  const plain: Record<string, string> = {
    実施主体: '市',
    課: '福祉課',
    職名: '担当',
    役割: '担当',
    氏名: '試し 一',
  };
  return header.map((column) => changes[column] ?? plain[column] ?? '');
};

describe('a staff list', () => {
  it('comes back as it was printed', () => {
    fc.assert(
      fc.property(fc.array(staffLine, { maxLength: 8 }), (list) => {
        const reading = readStaffList(printStaffList(list));
        expect(reading).toEqual({
          ok: true,
          problems: [],
          lines: list.map((one, at) => ({ line: at + 2, ...one })),
        });
      }),
    );
  });

  it('finds its columns by their names, in any order, below a title', () => {
    const reading = readStaffList([
      ['令和８年度 職員名簿'],
      [],
      ['氏　名', '備考', '職名', '役割', '着任日'],
      ['試し 一', '新任', '係長', '所属長', 'R8.4.1'],
      ['', '', '', '', ''],
      ['試し 二', '', '主任', '担当者', '令和8年4月1日'],
    ]);
    expect(reading.ok && reading.lines.map(({ line, role, from }) => [line, role, from])).toEqual([
      [4, 'approver', '2026-04-01'],
      [6, 'writer', '2026-04-01'],
    ]);
  });

  it('says which columns it misses', () => {
    expect(
      readStaffList([
        ['氏名', '課'],
        ['試し', '福祉課'],
      ]),
    ).toEqual({
      ok: false,
      code: 'staff-columns-missing',
      columns: ['職名', '役割'],
    });
    expect(readStaffList([]).ok).toBe(false);
  });

  it.each([
    [{ 実施主体: '県' }, 'body-unknown'],
    [{ 職名: '' }, 'title-missing'],
    [{ 役割: '課長' }, 'role-unknown'],
    [{ 役割: '' }, 'role-unknown'],
    [{ メール: 'なし' }, 'email-unreadable'],
    [{ メール: 'a@b@example.jp' }, 'email-unreadable'],
    [{ 着任日: '4月1日' }, 'from-unreadable'],
    [{ 着任日: '令和8年4月31日' }, 'from-unreadable'],
    [{ 離任日: '未定' }, 'to-unreadable'],
    [{ 着任日: '2026-04-01', 離任日: '2026-03-31' }, 'to-before-from'],
    [{ 氏名: 'あ'.repeat(201) }, 'text-too-long'],
  ])('does not guess at %j', (changes, code) => {
    const reading = readStaffList([header, cells(changes), cells({})]);
    expect(reading.ok && reading.problems.map((one) => [one.line, one.code])).toEqual([[2, code]]);
    expect(reading.ok && reading.lines.length).toBe(1);
  });
});

const known: KnownStaff = {
  departments: [
    { id: 'd1', body: 'city', name: '福祉課', closedOn: null },
    { id: 'd2', body: 'shakyo', name: '社協', closedOn: null },
  ],
  posts: [
    { id: 'k', departmentId: 'd1', section: null, title: '課長', role: 'approver', closedOn: null },
    { id: 't', departmentId: 'd1', section: '福祉係', title: '担当', role: 'writer', closedOn: null },
    { id: 's', departmentId: 'd2', section: null, title: '担当', role: 'writer', closedOn: null },
  ],
  persons: [
    { id: 'p1', name: '試し 一', kana: 'ためし はじめ', email: 'fukushi@example.jp' },
    { id: 'p2', name: '試し 二', kana: null, email: 'fukushi@example.jp' },
    { id: 'p3', name: '試し 三', kana: null, email: null },
  ],
  holdings: [
    { id: 'h1', postId: 'k', personId: 'p1', from: '2024-04-01', to: null },
    { id: 'h2', postId: 't', personId: 'p2', from: '2025-04-01', to: null },
    { id: 'h3', postId: 's', personId: 'p3', from: '2025-04-01', to: '2026-03-31' },
  ],
};
/** Any staff: three departments, posts with and without them, people with names of their own, terms that begin before today. */
const anyStaff: fc.Arbitrary<KnownStaff> = fc
  .record({
    posts: fc.array(
      fc.record({
        department: fc.constantFrom(null, 'd1', 'd2'),
        section: maybe(word),
        title: word,
        role: fc.constantFrom(...ROLES),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    people: fc.array(fc.record({ post: fc.nat(20), kana: maybe(word), from: day, to: maybe(day) }), {
      maxLength: 8,
    }),
  })
  .map(({ posts, people }) => ({
    departments: known.departments,
    posts: posts.map(({ department: departmentId, ...post }, at) => ({
      id: `t${at}`,
      departmentId,
      ...post,
      closedOn: null,
    })),
    persons: people.map(({ kana }, at) => ({ id: `p${at}`, name: `試し ${at}`, kana, email: null })),
    holdings: people.map(({ post, from, to }, at) => ({
      id: `h${at}`,
      postId: `t${post % posts.length}`,
      personId: `p${at}`,
      from,
      to: to !== null && to < from ? null : to,
    })),
  }));
const printed = (staff: KnownStaff) =>
  staff.holdings.map(({ postId, personId, from, to }) => {
    const { departmentId, section, title, role } = staff.posts.find(({ id }) => id === postId)!;
    const { name, kana, email } = staff.persons.find(({ id }) => id === personId)!;
    const department = staff.departments.find(({ id }) => id === departmentId);
    const place = { body: department?.body ?? ('city' as const), department: department?.name ?? null };
    return { ...place, section, title, role, name, kana, email, from, to };
  });

const lineOf = (one: Partial<StaffLine>): StaffLine => ({
  line: 2,
  body: 'city',
  department: '福祉課',
  section: '福祉係',
  title: '担当',
  role: 'writer',
  name: '試し 二',
  kana: null,
  email: null,
  from: null,
  to: null,
  ...one,
});
const all = [
  lineOf({ section: null, title: '課長', role: 'approver', name: '試し　一', from: '2024-04-01' }),
  lineOf({ line: 3 }),
  lineOf({ line: 4, body: 'shakyo', department: null, section: null, name: '試し三', to: '2026-03-31' }),
];
const compare = (lines: StaffLine[]) =>
  compareStaff(known, lines, { day: '2026-03-20', since: '2026-04-01' });
const nothing = {
  newDepartments: [],
  newPosts: [],
  newPersons: [],
  changedPersons: [],
  newHoldings: [],
  changedHoldings: [],
  missing: [],
  unclear: [],
  questions: [],
};

describe('what a staff list changes', () => {
  it('is nothing where it says what is known', () => expect(compare(all)).toEqual(nothing));

  it('is nothing for any staff that is printed and read again', () => {
    fc.assert(
      fc.property(anyStaff, (staff) => {
        const reading = readStaffList(printStaffList(printed(staff)));
        const lines = reading.ok ? reading.lines : [];
        expect(compareStaff(staff, lines, { day: '2026-03-20', since: '2026-04-01' })).toEqual(nothing);
      }),
    );
  });

  it('is not for a department that is closed', () => {
    const departments = [{ ...known.departments[0]!, closedOn: '2025-03-31' }, known.departments[1]!];
    const found = compareStaff({ ...known, departments }, [lineOf({})], {
      day: '2026-03-20',
      since: '2026-04-01',
    });
    expect(found.unclear).toEqual([{ line: 2, code: 'department-closed', text: '福祉課' }]);
    expect(found.newDepartments).toEqual([]);
  });

  it('ends nobody who is not in it', () => {
    const found = compare(all.slice(0, 2));
    expect(found).toEqual({ ...nothing, missing: [known.holdings[2]] });
  });

  it('is an ended term', () => {
    const found = compare([all[0]!, lineOf({ to: '2026-03-31' }), all[2]!]);
    expect(found.changedHoldings).toEqual([
      expect.objectContaining({ id: 'h2', after: { from: '2025-04-01', to: '2026-03-31' } }),
    ]);
  });

  it('is a new person at a new post of a new department, each once', () => {
    const fresh = lineOf({ department: 'こども課', name: '試し 四' });
    const found = compare([
      ...all,
      { ...fresh, line: 5 },
      { ...fresh, line: 6, title: '係長', from: '2026-05-01' },
    ]);
    expect(found.newDepartments).toEqual([{ id: 'new:d1', body: 'city', name: 'こども課' }]);
    expect(found.newPosts.map(({ id, departmentId }) => [id, departmentId])).toEqual([
      ['new:1', 'new:d1'],
      ['new:2', 'new:d1'],
    ]);
    expect(found.newPersons.length).toBe(1);
    expect(found.newHoldings).toEqual([
      { postId: 'new:1', personId: 'new:p1', from: '2026-04-01', to: null },
      { postId: 'new:2', personId: 'new:p1', from: '2026-05-01', to: null },
    ]);
  });

  it('takes a shared address for no person', () => {
    const found = compare([...all, lineOf({ line: 5, name: '試し 四', email: 'fukushi@example.jp' })]);
    expect(found.newPersons.map(({ name }) => name)).toEqual(['試し 四']);
    expect(found.changedPersons).toEqual([]);
  });

  it('asks about namesakes whom nothing tells apart', () => {
    const twins = {
      ...known,
      persons: [...known.persons, { id: 'p9', name: '試し二', kana: null, email: null }],
    };
    const elsewhere = lineOf({ line: 7, title: '係長' });
    const found = compareStaff(twins, [elsewhere], { day: '2026-03-20', since: '2026-04-01' });
    expect(found.unclear).toEqual([{ line: 7, code: 'person-ambiguous', text: '試し 二' }]);
    const told = compareStaff(twins, [{ ...elsewhere, email: 'FUKUSHI@example.jp' }], {
      day: '2026-03-20',
      since: '2026-04-01',
    });
    expect(told.unclear).toEqual([]);
  });

  it('is nothing for a namesake at the post that somebody of the name holds', () => {
    const persons = [...known.persons, { id: 'p9', name: '試し二', kana: null, email: null }];
    const found = compareStaff({ ...known, persons }, all, { day: '2026-03-20', since: '2026-04-01' });
    expect(found).toEqual(nothing);
  });

  describe('where one name stands in several departments', () => {
    const three = [
      lineOf({ line: 10, name: '髙橋 一郎' }),
      lineOf({ line: 11, name: '高橋　一郎', department: 'こども課' }),
      lineOf({ line: 12, name: '高橋一郎', department: '生活課' }),
    ];
    const answered = (answer: 'one' | 'each' | 'later', lines = three) =>
      compareStaff(known, [...all, ...lines], {
        day: '2026-03-20',
        since: '2026-04-01',
        answers: new Map([['高橋一郎', answer]]),
      });
    const told = ({ newPersons, newHoldings, questions, unclear }: ReturnType<typeof answered>) => ({
      ...{ persons: newPersons.length, holdings: newHoldings.length, unclear },
      asked: questions.map(({ key, knownId, lines }) => [key, knownId, lines.length]),
    });
    const asked = [['高橋一郎', null, 3]];

    it('asks, and joins nothing and nobody without an answer', () => {
      expect(told(compare([...all, ...three]))).toEqual({ persons: 0, holdings: 0, unclear: [], asked });
      expect(told(answered('later'))).toEqual({ persons: 0, holdings: 0, unclear: [], asked });
    });

    it('is one person with three posts, or three persons, as was said', () => {
      expect(told(answered('one'))).toEqual({ persons: 1, holdings: 3, unclear: [], asked });
      expect(told(answered('each'))).toEqual({ persons: 3, holdings: 3, unclear: [], asked });
    });

    it('does not ask of two posts in one department, nor of two names', () => {
      const one = [
        three[0]!,
        { ...three[0]!, line: 13, title: '係長' },
        lineOf({ line: 14, name: '高橋 二郎' }),
      ];
      expect(told(compare([...all, ...one]))).toEqual({ persons: 2, holdings: 3, unclear: [], asked: [] });
    });

    it('asks only of the posts that nobody of the name is known to hold', () => {
      const more = lineOf({ line: 15, department: 'こども課' });
      const found = compare([...all, more]);
      expect(found.questions).toMatchObject([{ key: '試し二', knownId: 'p2', lines: [{ line: 15 }] }]);
      expect(found.missing).toEqual([]);
      const of = (answer: 'one' | 'each') =>
        compareStaff(known, [...all, more], {
          day: '2026-03-20',
          since: '2026-04-01',
          answers: new Map([['試し二', answer]]),
        });
      expect(of('one').newHoldings).toMatchObject([{ personId: 'p2' }]);
      expect(of('each').newHoldings).toMatchObject([{ personId: 'new:p1' }]);
    });
  });

  it('says where a line stands twice', () => {
    expect(compare([...all, lineOf({ line: 9 })]).unclear).toEqual([
      { line: 9, code: 'line-twice', text: '試し 二' },
    ]);
  });
});
