import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import {
  acceptAll,
  answerRemark,
  approveForOthers,
  approveTheRest,
  sendOneBack,
} from './fiscal-year/approving.ts';
import { answerOpinions, callMeeting, giveOpinions } from './fiscal-year/consulting.ts';
import { fillOfCouncil, fillOnBehalf, fillOwn, handInShared, meetInOneField } from './fiscal-year/filling.ts';
import { goOn, handOver } from './fiscal-year/handover.ts';
import { beginCollecting, prepareYear } from './fiscal-year/opening.ts';
import { beginConsulting, keepMinutes, review } from './fiscal-year/reviewing.ts';
import { correct, finalise, lookBack, seal } from './fiscal-year/sealing.ts';
import { type Ayumi, startAyumi } from './kit/ayumi.ts';
import { launchBrowser } from './kit/browser.ts';
import { type Cast, gatherCast, type Staging } from './kit/cast.ts';

const STAGINGS: Staging[] = [
  { script: true, width: 1280 },
  { script: false, width: 320 },
];

describe.each(STAGINGS)('a fiscal year of the sample city, script $script, $width px', (staging) => {
  let ayumi: Ayumi;
  let browser: Browser;
  let cast: Cast;
  beforeAll(async () => {
    [ayumi, browser] = await Promise.all([startAyumi(), launchBrowser()]);
    cast = gatherCast(browser, ayumi, staging);
  });
  afterAll(async () => {
    await browser?.close();
    await ayumi?.stop();
  });

  it('is prepared by the secretariat', () => prepareYear(cast));
  it('begins when the secretariat says so', () => beginCollecting(cast));
  it('is filled in by a department', () => fillOwn(cast));
  it('is filled in by the council', () => fillOfCouncil(cast));
  it('lets two write in one field', () => meetInOneField(cast));
  it('takes the parts of a shared sheet one by one', () => handInShared(cast));
  it('is filled in on behalf of a department without accounts', () => fillOnBehalf(cast));
  it('is approved by the secretariat where nobody else does', () => approveForOthers(cast));
  it('has one sheet sent back with a remark on a field', () => sendOneBack(cast));
  it('has the remark answered', () => answerRemark(cast));
  it('passes from one person to another in the middle', () => handOver(cast));
  it('goes on with the successor', () => goOn(cast));
  it('is approved from the list', () => approveTheRest(cast));
  it('is accepted from the list', () => acceptAll(cast));
  it('is reviewed, one grade being changed', () => review(cast));
  it('has the minutes of its review', () => keepMinutes(cast));
  it('is laid before the committee', () => beginConsulting(cast));
  it('has a meeting, its sheets divided among the members', () => callMeeting(cast));
  it('is given two opinions', () => giveOpinions(cast));
  it('answers both', () => answerOpinions(cast));
  it('has its grades made final', () => finalise(cast));
  it('is sealed, and not reopened', () => seal(cast));
  it('is corrected beside what was sealed', () => correct(cast));
  it('is looked back at', () => lookBack(cast));
  it('leaves no fault in any window', () => cast.leave());
});
