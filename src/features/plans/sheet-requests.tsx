import { requestsPath } from '#addresses/collaboration.ts';
import { Tag } from '#http/components/tag.tsx';
import { RESIDENTS, requestStates } from '#messages/collaboration.ja.ts';
import type { PlacedRequest } from '#records/request/queries.ts';

type Props = { plan: string; sheet: string; requests: PlacedRequest[]; mayAsk: boolean };

/** With whom a project works together in the year of a sheet: what departments are asked, and what residents are (協働事項). */
export function SheetRequests({ plan, sheet, requests, mayAsk }: Props) {
  if (requests.length === 0 && !mayAsk) return null;
  const path = requestsPath(plan);
  const ofResidents = requests.filter(({ to }) => to === null);
  const ofDepartments = requests.filter(({ to }) => to !== null);
  return (
    <section>
      <h2>協働の依頼</h2>
      {ofResidents.length > 0 ? (
        <>
          <h3>{RESIDENTS}にお願いすること（協働事項）</h3>
          <RequestList path={path} requests={ofResidents} />
        </>
      ) : null}
      {ofDepartments.length > 0 ? (
        <>
          <h3>課・団体への依頼</h3>
          <RequestList path={path} requests={ofDepartments} />
        </>
      ) : null}
      {mayAsk ? (
        <p>
          <a href={`${path}/new?${new URLSearchParams({ sheet })}`}>ほかの課や市民に協働を依頼する</a>
        </p>
      ) : null}
    </section>
  );
}

function RequestList({ path, requests }: { path: string; requests: PlacedRequest[] }) {
  return (
    <ul>
      {requests.map(({ id, from, to, text, state }) => (
        <li>
          <a href={`${path}/${encodeURIComponent(id)}`}>{text}</a>
          <small class="muted">{`　${from} → ${to ?? RESIDENTS}　`}</small>
          <Tag look={state === 'asked' ? 'warning' : 'plain'}>{requestStates[state]}</Tag>
        </li>
      ))}
    </ul>
  );
}
