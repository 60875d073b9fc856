// Decides how many of a kind of work go on at once; the others wait in the order in which they came.

/** @returns what runs a work when it is its turn, and gives back what came of it */
export function turns(atOnce: number): <Value>(work: () => Promise<Value>) => Promise<Value> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= atOnce) await new Promise<void>((go) => waiting.push(go));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // Whoever waited longest takes over this place.
      if (next) next();
      else running -= 1;
    }
  };
}
