import { meetingDetailsPath, meetingOpinionsPath, meetingPath } from '#addresses/committee.ts';
import { exportFilePath } from '#addresses/exports.ts';
import { formatDate } from '#domain/calendar/calendar-date.ts';
import { decideOpinion } from '#domain/opinion/decide-opinion.ts';
import { whereToLook } from '#domain/opinion/where-to-look.ts';
import { askerOf, hasRole } from '#domain/people/actor.ts';
import { eraYear } from '#exchange/names.ts';
import { Banner } from '#http/components/banner.tsx';
import { Button, ButtonRow, LinkButton } from '#http/components/button.tsx';
import { Disclosure } from '#http/components/disclosure.tsx';
import { EmptyState } from '#http/components/empty-state.tsx';
import { Form } from '#http/components/form.tsx';
import { Tag } from '#http/components/tag.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { OpinionArticle } from '#http/parts/opinions.tsx';
import { ScaleLegend } from '#http/parts/plan-parts.tsx';
import type { YearScope } from '#http/scope.ts';
import { lookReasons } from '#messages/committee.ja.ts';
import type { Meeting } from '#records/meeting/meeting-queries.ts';
import { committeeCrumbs } from './committee-crumbs.ts';
import { loadPack, type PackItem } from './load-pack.ts';
import { LostWords } from './lost-words.tsx';
import { nothingSent, OpinionFields, type Sent } from './opinion-fields.tsx';
import { GroupSection } from './pack-group.tsx';
import { itemId } from './pack-item.tsx';

/** The page of a meeting for whoever sits in it: where to look, everything to read, and where to write. */
export async function meetingPage(c: AppContext, of: YearScope, meeting: Meeting, sent: Sent = nothingSent) {
  const pack = await loadPack(c.get('db').kysely, of);
  const { actor, plan, year, isSealed } = of;
  const facts = { person: actor.personId, owners: [], isAnswered: false, isSealed };
  const isMember = hasRole(actor, 'committee');
  const canWrite = isMember && decideOpinion('give', askerOf(of.actor), facts) === null;
  const groups = pack.groups.filter(({ items, earlier }) => items.length + earlier.length > 0);
  const items = groups.flatMap((group) => group.items);
  const asked = whereToLook(items);
  const fields = { person: actor.personId, meeting: meeting.id, canWrite, sent };
  return renderPage(
    c,
    {
      title: meeting.title,
      crumbs: actor.boundTo ? [] : committeeCrumbs(plan, year, hasRole(actor, 'secretariat')),
      overline: `${eraYear(year)}の進行管理　推進委員会`,
      problems: sent.problems,
      scripts: ['open-target.js'],
    },
    <div class="pack">
      <p class="lead">
        {formatDate(meeting.heldOn, 'era')}
        {meeting.place === '' ? '' : `　${meeting.place}`}
      </p>
      {hasRole(actor, 'secretariat') ? <OfficeWays plan={plan.id} meeting={meeting.id} /> : null}
      {actor.boundTo ? null : (
        <p>
          <a href={exportFilePath(plan.id, { what: 'pack', format: 'pdf', year })}>
            この資料をPDFで保存する（印刷用）
          </a>
        </p>
      )}
      {isMember && isSealed ? (
        <Banner kind="notice" title="この年度は確定したため、意見は書けません。" />
      ) : null}
      {canWrite ? <HowToWrite isBefore={meeting.heldOn >= of.today} /> : null}
      {items.length === 0 ? (
        <EmptyState title="この年度のシートは、まだありません。">
          <p>事務局が年度の準備をすると、ここで読めるようになります。</p>
        </EmptyState>
      ) : (
        <>
          <WhereToLook asked={asked} />
          <ScaleLegend scales={pack.scales} />
        </>
      )}
      <Form action={meetingPath(plan.id, meeting.id)} keepsChanges={canWrite}>
        {groups.map((group) => (
          <GroupSection group={group} pack={pack} year={year} fields={fields} />
        ))}
        <section class="pack-group" id="whole">
          <h2>計画全体について</h2>
          {pack.earlier.length > 0 ? (
            <Disclosure summary={`これまでの意見と、その後（${pack.earlier.length}件）`} open>
              {pack.earlier.map((opinion) => (
                <OpinionArticle opinion={opinion} />
              ))}
            </Disclosure>
          ) : null}
          <OpinionFields
            target="whole"
            name="計画全体"
            opinions={pack.opinions.filter(({ sheet, node }) => sheet === null && node === null)}
            {...fields}
          />
        </section>
        <LostWords sent={sent} pack={pack} fields={fields} />
        {canWrite ? (
          <div class="pack-send">
            <Button>書いた意見を送る</Button>
            <p>どこに書いた意見も、まとめて送ります。送ったあとも、回答がつくまで直せます。</p>
          </div>
        ) : null}
      </Form>
    </div>,
  );
}

function OfficeWays({ plan, meeting }: { plan: string; meeting: string }) {
  return (
    <ButtonRow>
      <LinkButton href={meetingOpinionsPath(plan, meeting)}>会議中の意見を入力する</LinkButton>
      <LinkButton href={meetingDetailsPath(plan, meeting)} look="outlined">
        日時・出席者・議事録
      </LinkButton>
    </ButtonRow>
  );
}

function HowToWrite({ isBefore }: { isBefore: boolean }) {
  return (
    <Banner kind="notice" title="意見の書き方">
      <p>
        事業の名前を押すと、シートの内容と、意見を書く欄が開きます。書きおわったら、画面の下の「書いた意見を送る」を押してください。
        {isBefore ? 'ほかの委員の意見は、会議の翌日から読めるようになります。' : ''}
      </p>
    </Banner>
  );
}

function WhereToLook({ asked }: { asked: ReturnType<typeof whereToLook<PackItem>> }) {
  if (asked.length === 0) return null;
  const own = asked.filter(({ isAssigned }) => isAssigned).length;
  return (
    <section class="note-box" aria-labelledby="look">
      <h2 id="look">特に見ていただきたいシート（{asked.length}件）</h2>
      {own > 0 ? <p>はじめの{own}件が、あなたに読んでいただく分です。</p> : null}
      <ol class="look-list">
        {asked.map(({ sheet, number, title, reasons }) => (
          <li>
            <a href={`#${itemId(sheet)}`}>
              {number} {title || '（事業名なし）'}
            </a>
            <span class="look-reasons">
              {reasons.map((reason) => (
                <Tag look={reason === 'assigned' ? 'strong' : 'plain'}>{lookReasons[reason]}</Tag>
              ))}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
