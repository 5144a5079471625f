import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MatchedProject, matchProjects } from './project-match.ts';

/** 'title @ goal > direction', with the title as id too. */
const project = (written: string, at: number): MatchedProject => {
  const [title = '', place = ''] = written.split(' @ ');
  return { id: `${at}`, title, path: place.split(' > ') };
};
const match = (known: string[], incoming: string[]) =>
  matchProjects(known.map(project), incoming.map(project));

describe('one project on either side', () => {
  it.each([
    ['the same', '見守りの輪 @ 目標1', '見守りの輪 @ 目標1', 'same'],
    ['other widths and blanks', 'ＩＣＴ 講座 @ 目標１', 'ICT講座 @ 目標1', 'same'],
    ['a line break in the title', '見守り\nの輪 @ 目標1', '見守りの輪 @ 目標1', 'same'],
    ['a list number on one side', '（３）見守りの輪 @ 目標1', '見守りの輪 @ 目標1', 'same'],
    ['a circled number on one side', '見守りの輪 @ 目標1', '③見守りの輪 @ 目標1', 'same'],
    ['a number of two parts', '見守りの輪 @ 目標1', '2-1 見守りの輪 @ 目標1', 'same'],
    ['a 再掲 mark', '見守りの輪（再掲） @ 目標1', '見守りの輪 @ 目標1', 'same'],
    ['a variant letter', '髙齢者サロン @ 目標1', '高齢者サロン @ 目標1', 'same'],
    ['another place', '見守りの輪 @ 目標1 > 方向1', '見守りの輪 @ 目標1 > 方向2', 'moved'],
  ])('%s', (_name, known, incoming, kind) => {
    expect(match([known], [incoming])).toEqual([{ kind, known: '0', incoming: '0' }]);
  });

  it.each([
    ['another title', '見守りの輪 @ 目標1', '見守り隊 @ 目標1'],
    ['a word more', '見守りの輪 @ 目標1', '見守りの輪づくり @ 目標1'],
    ['no title', ' @ 目標1', ' @ 目標1'],
  ])('%s is new and gone', (_name, known, incoming) => {
    expect(match([known], [incoming])).toEqual([
      { kind: 'new', incoming: '0' },
      { kind: 'gone', known: '0' },
    ]);
  });
});

describe('several of one title', () => {
  it('are told apart by their place', () => {
    expect(match(['講座 @ 目標1', '講座 @ 目標2'], ['講座 @ 目標2', '講座 @ 目標1'])).toEqual([
      { kind: 'same', known: '1', incoming: '0' },
      { kind: 'same', known: '0', incoming: '1' },
    ]);
  });

  it('leave the rest new or gone where only one side has more', () => {
    expect(match(['講座 @ 目標1'], ['講座 @ 目標1', '講座 @ 目標3'])).toEqual([
      { kind: 'same', known: '0', incoming: '0' },
      { kind: 'new', incoming: '1' },
    ]);
    expect(match(['講座 @ 目標1', '講座 @ 目標2'], ['講座 @ 目標1'])).toEqual([
      { kind: 'same', known: '0', incoming: '0' },
      { kind: 'gone', known: '1' },
    ]);
  });

  it('are not guessed where the place does not settle it', () => {
    expect(match(['講座 @ 目標1', '講座 @ 目標2'], ['講座 @ 目標3'])).toEqual([
      { kind: 'ambiguous', known: ['0', '1'], incoming: ['0'] },
    ]);
    expect(match(['講座 @ 目標1', '講座 @ 目標1'], ['講座 @ 目標1', '講座 @ 目標1'])).toEqual([
      { kind: 'ambiguous', known: ['0', '1'], incoming: ['0', '1'] },
    ]);
    expect(match(['講座 @ 目標1', '講座 @ 目標2'], ['講座 @ 目標1', '講座 @ 目標3'])).toEqual([
      { kind: 'same', known: '0', incoming: '0' },
      { kind: 'ambiguous', known: ['1'], incoming: ['1'] },
    ]);
  });

  it('that differ by their list number are different projects', () => {
    expect(
      match(['（１）講座 @ 目標1', '（２）講座 @ 目標1'], ['（１）講座 @ 目標1', '（２）講座 @ 目標1']),
    ).toEqual([
      { kind: 'same', known: '0', incoming: '0' },
      { kind: 'same', known: '1', incoming: '1' },
    ]);
    expect(match(['（２）講座 @ 目標1'], ['（３）講座 @ 目標1'])).toEqual([
      { kind: 'ambiguous', known: ['0'], incoming: ['0'] },
    ]);
  });
});

it('accounts for every project of both sides exactly once', () => {
  const projects = fc
    .array(
      fc.tuple(
        fc.constantFrom('講座', '(1)講座', '(2)講座', '見守り', '①見守り', ''),
        fc.constantFrom('甲', '乙'),
      ),
    )
    .map((all) => all.map(([title, place], at): MatchedProject => ({ id: `${at}`, title, path: [place] })));
  const ids = (all: readonly { id: string }[]) => all.map(({ id }) => id).sort();
  fc.assert(
    fc.property(projects, projects, (known, incoming) => {
      const matches = matchProjects(known, incoming);
      expect(matches.flatMap((one) => ('known' in one ? one.known : [])).sort()).toEqual(ids(known));
      expect(matches.flatMap((one) => ('incoming' in one ? one.incoming : [])).sort()).toEqual(ids(incoming));
    }),
  );
});

it('finds every project again in the same document', () => {
  const matches = match(
    ['講座 @ 甲', '講座 @ 乙', '（１）見守り @ 甲'],
    ['講座 @ 甲', '講座 @ 乙', '（１）見守り @ 甲'],
  );
  expect(matches.every(({ kind }) => kind === 'same')).toBe(true);
});
