/**
 * Maps `items` in order with up to `depth` of them under way at once: the consumer computes while the next ones are
 * being prepared. Stops starting new ones when the consumer leaves.
 */
export async function* ahead<T, R>(
  items: readonly T[],
  depth: number,
  map: (item: T, index: number) => Promise<R>,
): AsyncGenerator<R> {
  const pending: Promise<R>[] = [];
  let next = 0;
  const fill = () => {
    for (; next < items.length && pending.length < depth; next += 1) {
      pending.push(start(map(items[next] as T, next)));
    }
  };
  try {
    fill();
    while (pending.length > 0) {
      yield await (pending.shift() as Promise<R>);
      fill();
    }
  } finally {
    await Promise.allSettled(pending);
  }
}

/** A rejection waits for its turn; until then it must not count as unhandled. */
function start<R>(promise: Promise<R>): Promise<R> {
  promise.catch(() => undefined);
  return promise;
}
