import fc from 'fast-check';

/**
 * Property tests try the same cases in every run, so that a run says something about the change and not about luck.
 * AYUMI_SEED=random looks further; a fault that it finds becomes a case of its own.
 */
const { AYUMI_SEED = '20260401' } = process.env;
fc.configureGlobal({ seed: AYUMI_SEED === 'random' ? Date.now() % 2 ** 31 : Number(AYUMI_SEED) });
