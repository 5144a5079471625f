import { Table } from '#http/components/table.tsx';
import { Tag } from '#http/components/tag.tsx';
import type { Recipient } from '#records/cycle/recipients.ts';

type Props = { caption: string; rows: { what: string; recipients: Recipient[] }[] };

/** To whom mails go, and which of them a person has to hand over. */
export function RecipientTable({ caption, rows }: Props) {
  return (
    <Table
      caption={caption}
      dense
      rows={rows}
      columns={[
        { header: '内容', isRowHeader: true, cell: ({ what }) => what },
        {
          header: '宛先',
          cell: ({ recipients }) => (
            <ul class="recipients">
              {recipients.map(({ address, label }) => (
                <li>
                  {label}　{address ?? <Tag look="warning">メールアドレスなし（手渡し）</Tag>}
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  );
}
