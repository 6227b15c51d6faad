import type { KubernetesObject } from '../kubernetes/object';

/** Follows objects as they come, change and go. */
export interface Take {
  readonly set: (object: KubernetesObject) => void;
  readonly remove: (object: KubernetesObject) => void;
}

/** Several that follow the same objects. */
export function takeAll(...takes: readonly Take[]): Take {
  return {
    set(object) {
      for (const take of takes) take.set(object);
    },
    remove(object) {
      for (const take of takes) take.remove(object);
    },
  };
}
