import { type Actor, hasRole } from '#domain/people/actor.ts';
import type { Role } from '#domain/people/role.ts';

const menu: { path: string; label: string; roles?: Role[] }[] = [
  { path: '', label: '体系' },
  { path: '/summary', label: '総括表' },
  { path: '/cycles', label: '年度' },
  { path: '/approvals', label: '承認', roles: ['approver'] },
  { path: '/requests', label: '協働依頼' },
  { path: '/editions', label: '確定版' },
  { path: '/exports', label: '出力' },
  { path: '/workbooks', label: 'Excelで記入', roles: ['secretariat', 'writer'] },
  { path: '/forms', label: '様式', roles: ['secretariat'] },
  { path: '/rules', label: '進め方', roles: ['secretariat'] },
];

/** The ways within one plan, on every page of it: who came to a sheet finds the year, and the other way round. */
export function PlanMenu({ actor, path }: { actor: Actor; path: string }) {
  const plan = path.match(/^\/plans\/[^/]+/)?.[0];
  if (!plan || actor.boundTo) return null;
  const isHere = (own: string) => {
    const rest = path.slice(plan.length);
    return own === ''
      ? !/^\/(summary|cycles|approvals|requests|editions|exports|workbooks|templates|forms|rules|meetings)\b/.test(
          rest,
        )
      : rest.startsWith(own) || (own === '/forms' && rest.startsWith('/templates'));
  };
  return (
    <nav class="plan-menu" aria-label="この計画のメニュー">
      <ul>
        {menu
          .filter(({ roles }) => !roles || hasRole(actor, ...roles))
          .map(({ path: own, label }) => (
            <li>
              <a
                href={plan + own}
                {...(isHere(own)
                  ? { 'aria-current': own === path.slice(plan.length) ? 'page' : 'true' }
                  : {})}
              >
                {label}
              </a>
            </li>
          ))}
      </ul>
    </nav>
  );
}
