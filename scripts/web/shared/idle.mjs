// Work that can wait, done when the browser has nothing else to do, a piece at a time: a key pressed meanwhile is answered first.

// Where there is no requestIdleCallback (Safari), so long between two pieces.
const PAUSE = 100;

/**
 * Goes through an iterator, in each idle moment as many pieces as it has time for, if they take as long as the one before.
 * @returns a function that stops it; a piece that fails stops it too, and nobody needs to know
 */
export function inIdleMoments(pieces, window = globalThis.window) {
  const { requestIdleCallback: ask } = window;
  const wait = ask ? (next) => ask.call(window, next) : (next) => window.setTimeout(() => next({ timeRemaining: () => 0 }), PAUSE);
  let stopped = false;
  let longest = 0;
  const next = (moment) => {
    while (!stopped) {
      const start = window.performance.now();
      try {
        stopped = stopped || pieces.next().done;
      } catch {
        stopped = true;
      }
      longest = window.performance.now() - start;
      if (moment.timeRemaining() <= longest) break;
    }
    if (!stopped) wait(next);
  };
  wait(next);
  return () => { stopped = true; };
}
