import { committeePath } from '#addresses/committee.ts';
import { nodeName } from '#exchange/names.ts';
import { Button } from '#http/components/button.tsx';
import { Disclosure } from '#http/components/disclosure.tsx';
import { Form } from '#http/components/form.tsx';
import { Select } from '#http/components/select.tsx';
import { WrittenTable } from '#http/components/table.tsx';
import { TextField } from '#http/components/text-field.tsx';
import { type Assignment, divisionMark } from '#records/cycle/assignment-queries.ts';
import { type Member, memberName } from '#records/meeting/member-queries.ts';
import type { ItemGroup, YearItem } from './year-items.ts';

type DivisionProps = {
  plan: string;
  year: number;
  groups: ItemGroup[];
  assignments: Assignment[];
  members: Member[];
  lot: number;
};

const pairOf = ({ sheet, person }: Assignment) => `${sheet}:${person}`;

/** Who reads which sheets: drawn by lot, changed by hand. */
export function Division({ plan, year, groups, assignments, members, lot }: DivisionProps) {
  const readers = members.filter(
    (one, at) => members.findIndex((two) => two.personId === one.personId) === at,
  );
  const filled = groups.filter(({ items }) => items.length > 0);
  if (readers.length === 0 || filled.length === 0) return null;
  const action = committeePath(plan, year);
  const seen = <input type="hidden" name="seen" value={divisionMark(assignments)} />;
  const pairs = new Set(assignments.map(pairOf));
  const countOf = (person: string) => assignments.filter((one) => one.person === person).length;
  return (
    <section id="division">
      <h2>シートの分担</h2>
      <Disclosure summary="自動で割り振る" open={assignments.length === 0}>
        <Form action={`${action}/lot`}>
          <p>
            どの委員も、ほぼ同じ件数になります。現在の分担は置き換わります。同じ番号なら、いつでも同じ割り振りになります。
          </p>
          <div class="filter-row">
            <Select
              name="readers"
              label="1件を読む人数"
              value="2"
              choices={['1', '2', '3'].map((value) => ({ value, label: `${value}人` }))}
            />
            <Select
              name="unit"
              label="分け方"
              choices={[
                { value: 'item', label: '事業ごと' },
                { value: 'group', label: '施策の方向ごと' },
              ]}
            />
            <TextField name="seed" label="割り振りの番号" value={String(lot)} width="short" />
            {seen}
            <Button look="outlined">自動で割り振る</Button>
          </div>
        </Form>
      </Disclosure>
      <Form action={`${action}/division`} keepsChanges>
        <WrittenTable
          caption="シートごとの担当委員"
          label="シートの分担"
          headings={[
            '事業',
            ...readers.map((one) => ({
              text: (
                <>
                  {one.name || one.post}
                  <small class="muted">{countOf(one.personId)}件</small>
                </>
              ),
            })),
          ]}
          class="table-dense division"
        >
          {filled.map(({ node, items }) => (
            <tbody>
              <tr class="group-row">
                <th scope="rowgroup" colspan={readers.length + 1}>
                  {node === null ? 'そのほかの事業' : nodeName(node)}
                </th>
              </tr>
              {items.map((item) => (
                <ItemRow item={item} readers={readers} pairs={pairs} />
              ))}
            </tbody>
          ))}
        </WrittenTable>
        {seen}
        <Button>分担を保存する</Button>
      </Form>
    </section>
  );
}

function ItemRow({ item, readers, pairs }: { item: YearItem; readers: Member[]; pairs: Set<string> }) {
  const { sheet, number, title } = item;
  return (
    <tr>
      <th scope="row">
        {number} {title || '（事業名なし）'}
      </th>
      {readers.map((one) => {
        const pair = pairOf({ sheet, person: one.personId });
        return (
          <td class="center">
            <input
              type="checkbox"
              name="pair"
              value={pair}
              checked={pairs.has(pair)}
              aria-label={`${title}を${memberName(one)}が読む`}
            />
          </td>
        );
      })}
    </tr>
  );
}
