import { ClusterError } from './cluster-error';
import type { ApiAnswer, ApiRequest } from './connection';

const PAGE = '500';

/** An object as the API server gives it, as far as we look into it. */
export interface ListedObject {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly uid: string;
    readonly resourceVersion: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
  readonly [key: string]: unknown;
}

interface Page {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly resourceVersion: string; readonly continue?: string };
  readonly items: readonly ListedObject[] | null;
}

type Ask = <T>(request: ApiRequest) => Promise<ApiAnswer<T>>;
type ListRequest = Pick<ApiRequest, 'path' | 'query' | 'signal'>;

/**
 * Lists in pages of 500, or at once from the server's cache when the query has `resourceVersion: '0'`. Items get the
 * apiVersion and kind that a list leaves out. Resolves to the resourceVersion to watch from.
 */
export async function list(
  ask: Ask,
  request: ListRequest,
  onItems: (items: readonly ListedObject[]) => void,
): Promise<string> {
  const atOnce = request.query?.['resourceVersion'] === '0';
  let page = await getPage(ask, request, atOnce ? {} : { limit: PAGE });
  for (;;) {
    const { continue: next, resourceVersion } = page.metadata;
    // The server makes the next page while this one is taken in.
    const coming = next ? nextPage(ask, request, next) : undefined;
    try {
      onItems(typed(page));
    } catch (error) {
      // Nobody waits for it any more.
      void coming?.catch(() => undefined);
      throw error;
    }
    if (!coming) return resourceVersion;
    page = await coming;
  }
}

async function nextPage(ask: Ask, request: ListRequest, token: string): Promise<Page> {
  try {
    return await getPage(ask, request, { limit: PAGE, continue: token });
  } catch (error) {
    // The list took longer than the server keeps its place: take it whole, some items come twice.
    if (error instanceof ClusterError && error.status === 410) return getPage(ask, request, {});
    throw error;
  }
}

async function getPage(ask: Ask, { path, query, signal }: ListRequest, more: Record<string, string>): Promise<Page> {
  const answer = await ask<Page>({ method: 'GET', path, query: { ...query, ...more }, ...(signal && { signal }) });
  return answer.body;
}

function typed({ apiVersion, kind, items }: Page): readonly ListedObject[] {
  const itemKind = kind.replace(/List$/, '');
  return (items ?? []).map(item => ({ apiVersion, kind: itemKind, ...item }));
}
