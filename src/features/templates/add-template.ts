import type { Db } from '#db/connect.ts';
import { done, type Outcome, refuse } from '#domain/outcome.ts';
import type { Act } from '#domain/people/act.ts';
import { suggestMarks } from '#domain/sheet/suggest-marks.ts';
import type { MarkedPlace } from '#domain/sheet/template-mark.ts';
import { insertTemplate } from '#records/template/change-template.ts';
import { type MarkSubject, type OfferedMark, offeredMarks } from './mark-options.ts';
import { formatOf, type TemplatePage, type TemplateRefusal } from './template-file.ts';
import { readAside } from './template-room.ts';

export type NewTemplate = { name: string; bytes: Uint8Array; subject: MarkSubject };
