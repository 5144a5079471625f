/** A file that somebody might send. It is made when it is needed: some are large. */
export type HostileFile = {
  /** What is wrong with it, and an extension. */
  name: string;
  make: () => Uint8Array;
  /** It can be nothing but refused; otherwise what is harmless in it may be read. */
  isRefused: boolean;
  /** Takes long to make. */
  isHeavy: boolean;
};

type Made = Uint8Array | string;
const file = (name: string, make: () => Made, isRefused: boolean, isHeavy: boolean): HostileFile => ({
  name,
  make: () => {
    const made = make();
    return typeof made === 'string' ? new TextEncoder().encode(made) : made;
  },
  isRefused,
  isHeavy,
});

export const refused = (name: string, make: () => Made) => file(name, make, true, false);
export const harmless = (name: string, make: () => Made) => file(name, make, false, false);
export const heavy = ({ name, make, isRefused }: HostileFile) => file(name, make, isRefused, true);
