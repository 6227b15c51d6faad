import * as l10n from '@vscode/l10n';
import { readImage, type Image } from '../../../kubernetes/image';
import { asList, asRecord } from '../../../kubernetes/object';
import { podContainers, type Container } from '../../containers';
import { ofKind } from '../../of-kind';
import type { Fix, LintContext, Rule } from '../../rule';

export const imageLatest: Rule = {
  meta: {
    id: 'image-latest',
    title: 'Image without a version',
    severity: 'hint',
    category: 'scheduling',
    peers: { 'kube-linter': 'latest-tag', 'kube-score': 'container-image-tag', polaris: 'tagNotSpecified' },
    why: [
      'Without a tag, and with `latest`, `imagePullPolicy` is `Always` unless it is set: every start of a pod asks the registry first, also when a hundred pods start because a node died or an autoscaler asked for them. A registry that is slow or limits its callers then decides when they are ready.',
      'Nodes that pulled on different days run different versions under one name, so figures of two pods cannot be compared, and a rollback changes nothing.',
    ].join('\n\n'),
    whatToDo: 'Name a version, or a digest, which never moves.',
    links: [
      {
        title: 'Images: image pull policy',
        url: 'https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy',
      },
    ],
  },
  about: { pods: true },
  check: (target, context) =>
    podContainers(target).flatMap(container => {
      const image = readImage(container.fields['image']);
      if (!image || !isMoving(image) || isSetElsewhere(container, image, context)) return [];
      const path = [...container.path, 'image'];
      return [
        {
          path,
          message: sentence(image, container),
          fixes: fixesLike(image, path, context),
        },
      ];
    }),
};

function sentence({ repository, tag }: Image, { fields }: Container): string {
  const asks = fields['imagePullPolicy'] === undefined || fields['imagePullPolicy'] === 'Always';
  if (tag === undefined)
    return asks
      ? l10n.t`Image "${repository}" has no tag, so it is "latest" and every start asks the registry. Name a version.`
      : l10n.t`Image "${repository}" has no tag, so each node runs what was "latest" when it pulled. Name a version.`;
  return asks
    ? l10n.t`Image "${repository}:latest" has no version, and every start asks the registry. Name a version.`
    : l10n.t`Image "${repository}:latest" is what was latest when each node pulled it. Name a version.`;
}

function isMoving({ tag, digest }: Image): boolean {
  return digest === undefined && (tag === undefined || tag === 'latest');
}

/** An image that is only on the node, or whose tag a kustomization sets. */
function isSetElsewhere({ fields }: Container, { repository }: Image, context: LintContext): boolean {
  if (fields['imagePullPolicy'] === 'Never') return true;
  return ofKind(context, 'Kustomization').some(({ object }) =>
    asList(object['images']).some(one => asRecord(one)['name'] === repository),
  );
}

/** The version that another container of the file has of the same image. */
function fixesLike({ repository }: Image, path: Container['path'], { objects }: LintContext): readonly Fix[] {
  const sibling = objects
    .flatMap(podContainers)
    .map(({ fields }) => readImage(fields['image']))
    .find(image => image?.repository === repository && !isMoving(image));
  if (!sibling) return [];
  const version = `${sibling.tag === undefined ? '' : `:${sibling.tag}`}${sibling.digest === undefined ? '' : `@${sibling.digest}`}`;
  const value = `${repository}${version}`;
  return [
    {
      title: l10n.t`Set image to ${value}, as elsewhere in this file`,
      safe: false,
      changes: [{ op: 'set', path, value }],
      placeholder: path,
    },
  ];
}
