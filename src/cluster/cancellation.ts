import { ClusterError } from './cluster-error';

interface Cancellable {
  cancel(reason: Error): void;
}

const underWay = new WeakMap<AbortSignal, Set<Cancellable>>();

/** The error of everything that a person or a deadline stopped. */
export const cancelled = (): ClusterError => new ClusterError('cancelled', 'Cancelled.');

/** Cancels `work` when the signal aborts. One listener a signal, however many requests of a run share it. */
export function cancelOn(signal: AbortSignal, work: Cancellable): void {
  let all = underWay.get(signal);
  if (!all) {
    const fresh = new Set<Cancellable>();
    signal.addEventListener('abort', () => fresh.forEach(one => one.cancel(cancelled())), { once: true });
    underWay.set(signal, (all = fresh));
  }
  all.add(work);
}

/** To be called when the work ended by itself. */
export function ended(signal: AbortSignal, work: Cancellable): void {
  underWay.get(signal)?.delete(work);
}
