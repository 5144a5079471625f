import asakaPlan from './asaka-plan.json' with { type: 'json' };
import asakaSheet from './asaka-sheet.json' with { type: 'json' };
import costAndDirection from './cost-and-direction.json' with { type: 'json' };
import finishedToUnrated from './f-s-a-b-c-x-y-z.json' with { type: 'json' };
import higashimatsuyamaOverview from './higashimatsuyama-overview.json' with { type: 'json' };
import honjoSheet from './honjo-sheet.json' with { type: 'json' };
import kitamotoTable from './kitamoto-table.json' with { type: 'json' };
import mechanical from './mechanical-s-c.json' with { type: 'json' };
import points from './points.json' with { type: 'json' };
import { type Preset, presetSchema } from './preset.ts';
import progress from './progress-1-5.json' with { type: 'json' };
import quantityQuality from './quantity-quality.json' with { type: 'json' };
import shareMet from './share-met.json' with { type: 'json' };
import threeViews from './three-views.json' with { type: 'json' };
import thresholds from './thresholds-a-e.json' with { type: 'json' };
import twoScales from './two-scales.json' with { type: 'json' };

/** The forms that ship with Ayumi, in the order in which they are offered. */
export const presets: readonly Preset[] = [
  asakaSheet,
  asakaPlan,
  honjoSheet,
  kitamotoTable,
  higashimatsuyamaOverview,
  thresholds,
  mechanical,
  shareMet,
  twoScales,
  progress,
  finishedToUnrated,
  points,
  quantityQuality,
  costAndDirection,
  threeViews,
].map((preset) => presetSchema.parse(preset));

export const findPreset = (id: string): Preset | undefined => presets.find((preset) => preset.id === id);

/** The preset that continues the sheets of an imported layout. */
export const presetOfProfile = (profile: string): Preset | undefined =>
  presets.find(({ profiles }) => profiles.includes(profile));
