import type { TemplateFunction } from './function';
import type { SizedInt } from './value';

/** A nil pointer of this type. */
export interface NilPointer {
  readonly nil: string;
}

/** A Go value with methods and no parts that a template may see, such as a time.Time. */
export interface GoObject {
  readonly object: true;
  /** Go's name of the type. */
  readonly type: string;
  readonly kind: 'struct' | 'ptr';
  readonly methods: Readonly<Record<string, TemplateFunction>>;
  /** What its String method gives. */
  readonly text: string;
  /** Its parts, which verbs that are not for texts print one by one; `undefined` where nobody can foretell them. */
  readonly parts?: readonly (SizedInt | NilPointer | string)[];
  /** What %#v and JSON give; `undefined` where they are as for the text. */
  readonly goText?: string;
  readonly json?: string;
  /** What a deep copy is, where Go cannot see all of the value; the value itself otherwise. */
  readonly copied?: () => GoObject;
  /** True when both mean the same to `==`. */
  readonly sameAs: (other: GoObject) => boolean;
}
