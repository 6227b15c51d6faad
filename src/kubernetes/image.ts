/** The parts of an image reference; what is not written is absent. */
export interface Image {
  /** Registry and name, as written. */
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: string;
}

const reference =
  /^((?:[a-zA-Z0-9][\w.-]*(?::\d+)?\/)?[a-zA-Z0-9][\w.-]*(?:\/[\w.-]+)*)(?::(\w[\w.-]{0,127}))?(?:@([a-z0-9+._-]+:[0-9a-fA-F]{32,}))?$/;

/** Reads `registry:5000/team/web:1.2@sha256:…` (distribution's reference grammar); `undefined` for anything else. */
export function readImage(value: unknown): Image | undefined {
  const [, written, tag, digest] = (typeof value === 'string' && reference.exec(value)) || [];
  if (written === undefined) return undefined;
  return { repository: written, ...(tag === undefined ? {} : { tag }), ...(digest === undefined ? {} : { digest }) };
}
