// Stands for the vendor's storage array, which copies by itself and tells how far it is.

const GIB = 2 ** 30;

/** Copies a disk in so many seconds; `report` is told percent and words. Ends early when the signal does. */
export async function copyOnArray({ size }, seconds, signal, report) {
  const gib = size / GIB;
  const begin = Date.now();
  for (let share = 0; share < 1; share = Math.min((Date.now() - begin) / (seconds * 1_000), 1)) {
    signal.throwIfAborted();
    report(Math.floor(share * 100), `${(share * gib).toFixed(1)} of ${gib.toFixed(1)} GiB`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
