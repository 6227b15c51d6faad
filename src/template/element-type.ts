/** Go's type of the elements of a list or map, and whether it is Go's nil. */
interface ContainerType {
  readonly element: string;
  readonly isNil: boolean;
}

const ANY: ContainerType = { element: 'interface {}', isNil: false };
const types = new WeakMap<object, ContainerType>();

/** Marks a list or map as one of these elements; without a mark it holds `interface {}`. */
export function ofType<T extends object>(container: T, element: string): T {
  types.set(container, { element, isNil: false });
  return container;
}

/** A list that Go calls nil: it counts as empty, and JSON has `null` for it. */
export function nilList<T>(element = 'interface {}'): T[] {
  const list: T[] = [];
  types.set(list, { element, isNil: true });
  return list;
}

/** A map that Go calls nil: it can be read, but takes no entry. */
export function nilMap<T>(): Map<string, T> {
  const map = new Map<string, T>();
  types.set(map, { element: ANY.element, isNil: true });
  return map;
}

export const elementType = (container: object): string => (types.get(container) ?? ANY).element;
export const isNilContainer = (container: object): boolean => (types.get(container) ?? ANY).isNil;

/** Elements of any type are wrapped in an interface, as Go's error texts show. */
export const isBoxed = (container: object): boolean => elementType(container) === ANY.element;
