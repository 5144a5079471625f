import type { ReadNode } from '../read-plan.ts';
import type { Group, Slot } from './groups.ts';
import { type Heading, listedTitleKey, numeralOf, titleKey } from './headings.ts';
import type { Places } from './places.ts';
import type { SheetPage } from './sheet-notes.ts';
import type { SummaryPage, SummaryRow } from './summary.ts';
import { isUnder } from './tree.ts';

/** A row of the summary with the sheet that it lists, where there is one. */
export type Listing = {
  row: SummaryRow;
  slot: Slot;
  heading: Heading | null;
  node: ReadNode | null;
  sheet: SheetPage | null;
};

/**
 * Which sheet does a row list? The one with its title in its node; where the table prints one title for several sheets
 * （１）（２）, in their order; else the one with its number in its node, worded differently.
 */
export class Matching {
  readonly #places: Places;
  readonly #byNode = new Map<ReadNode, SheetPage[]>();
  readonly #matched = new Set<SheetPage>();

  constructor(places: Places) {
    this.#places = places;
    for (const [sheet, node] of places.ofSheet) {
      const sheets = this.#byNode.get(node);
      if (sheets) sheets.push(sheet);
      else this.#byNode.set(node, [sheet]);
    }
  }

  /** The listings of a page; a stray title goes to the slot without one that its number and the sheets point to. */
  match(page: SummaryPage, printed: readonly Group[]): Listing[] {
    const groups = printed.map((group) => ({ ...group, slots: this.#parted(group, page.strays) }));
    const titles = new Map<Slot, Heading>();
    for (const { slots } of groups)
      for (const slot of slots) if (slot.rows[0]!.title) titles.set(slot, slot.rows[0]!.title!);
    const strays = new Set(page.strays);
    const untitled = groups.flatMap((group) =>
      group.slots.filter((slot) => !titles.has(slot)).map((slot) => ({ group, slot })),
    );
    for (let isNews = true; isNews; ) {
      isNews = false;
      for (const { group, slot } of untitled) {
        if (titles.has(slot)) continue;
        const fitting = [...strays].filter((stray) => Number(numeralOf(stray.number)) === slot.number);
        const only = fitting.length === 1 ? fitting[0] : this.#bestBacked(fitting, group);
        if (!only) continue;
        titles.set(slot, only);
        strays.delete(only);
        isNews = true;
      }
    }
    return groups.flatMap((group) =>
      group.slots.flatMap((slot) => this.#listingsOf(slot, group, titles.get(slot) ?? null)),
    );
  }

  /** Rows without a title that several titles share: parted where their sheets （１）（２） are as many as the rows. */
  #parted(group: Group, strays: readonly Heading[]): Slot[] {
    return group.slots.flatMap((slot, index) => {
      if (slot.rows.length === 1 || slot.rows[0]!.title) return [slot];
      const parts: Slot[] = [];
      let number = group.slots[index - 1]?.number ?? 0;
      for (let from = 0; from < slot.rows.length; from += parts.at(-1)!.rows.length) {
        number += 1;
        const title = this.#bestBacked(
          strays.filter((stray) => Number(numeralOf(stray.number)) === number),
          group,
        );
        const sheets = title ? this.#sheetsOf(title, group).filter((sheet) => orderOf(sheet) > 0).length : 0;
        if (sheets === 0 || from + sheets > slot.rows.length) return [slot];
        parts.push({ rows: slot.rows.slice(from, from + sheets), number });
      }
      return parts;
    });
  }

  /** The title that most sheets of the node bear, counting half where the sheet forgot its 再掲; none if two are as good. */
  #bestBacked(titles: readonly Heading[], group: Group): Heading | undefined {
    const backed = titles.map((title) => {
      const sheets = this.#sheetsOf(title, group);
      const same = sheets.filter((sheet) => Boolean(sheet.title!.mark) === Boolean(title.mark)).length;
      return { title, weight: (sheets.length + same) / 2 };
    });
    const [best, second] = backed.sort((a, b) => b.weight - a.weight);
    return best && best.weight > (second?.weight ?? 0) ? best.title : undefined;
  }

  #listingsOf(slot: Slot, group: Group, heading: Heading | null): Listing[] {
    const titled = heading ? this.#titled(heading, group) : [];
    const marked = heading ? this.#sheetsOf(heading, group) : [];
    const sheets = marked.length > 0 ? marked : titled;
    return slot.rows.map((row, index) => {
      const inOrder = sheets.find((sheet) => orderOf(sheet) === index + 1) ?? null;
      const sheet =
        slot.rows.length > 1 ? inOrder : (sheets[0] ?? (heading && this.#sameNumber(heading, group)));
      if (sheet) this.#matched.add(sheet);
      return { row, slot, heading, node: (sheet && this.#places.ofSheet.get(sheet)) ?? group.node, sheet };
    });
  }

  /** Sheets of the group's node, or of a node in it, with the title; a 再掲 only where both print it, or the sheet forgot. */
  #sheetsOf(heading: Heading, group: Group): SheetPage[] {
    const sheets = this.#titled(heading, group);
    const sameMark = sheets.filter((sheet) => Boolean(sheet.title!.mark) === Boolean(heading.mark));
    const fitting = heading.mark ? [...sameMark, ...sheets.filter((sheet) => !sheet.title!.mark)] : sameMark;
    return fitting.sort(
      (a, b) =>
        Number(titleKey(b.title!.title) === titleKey(heading.title)) -
        Number(titleKey(a.title!.title) === titleKey(heading.title)),
    );
  }

  /** Sheets with the title, whether or not they agree on 再掲; a title without （１）（２） is also that of the sheets with it. */
  #titled(heading: Heading, group: Group): SheetPage[] {
    const key = titleKey(heading.title);
    const isNumbered = key !== listedTitleKey(heading.title);
    return this.#free(group.node).filter(({ title }) => {
      return title && (isNumbered ? titleKey(title.title) : listedTitleKey(title.title)) === key;
    });
  }

  #sameNumber(heading: Heading, group: Group): SheetPage | null {
    const numeral = numeralOf(heading.number);
    const sheets = this.#free(group.node).filter(
      (sheet) =>
        sheet.title &&
        numeral !== '' &&
        numeralOf(sheet.title.number) === numeral &&
        Boolean(sheet.title.mark) === Boolean(heading.mark),
    );
    return sheets.length === 1 ? sheets[0]! : null;
  }

  #free(node: ReadNode | null): SheetPage[] {
    if (!node) return [];
    const nodes = [...this.#byNode.keys()].filter((other) => isUnder(other, node));
    return nodes.flatMap((other) => this.#byNode.get(other)!).filter((sheet) => !this.#matched.has(sheet));
  }
}

function orderOf(sheet: SheetPage): number {
  return Number(/\(([0-9]{1,2})\)$/u.exec(titleKey(sheet.title!.title))?.[1] ?? 0);
}
