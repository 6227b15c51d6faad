/** Runs for each key when nobody has asked for it for so many ms. */
export function debounced(ms: number, run: (key: string) => void): (key: string) => void {
  const waiting = new Map<string, NodeJS.Timeout>();
  return key => {
    clearTimeout(waiting.get(key));
    const timer = setTimeout(() => {
      waiting.delete(key);
      run(key);
    }, ms);
    waiting.set(key, timer);
  };
}
