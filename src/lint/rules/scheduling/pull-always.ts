import * as l10n from '@vscode/l10n';
import { readImage, type Image } from '../../../kubernetes/image';
import { podContainers } from '../../containers';
import type { Rule } from '../../rule';

export const pullAlways: Rule = {
  meta: {
    id: 'pull-always',
    title: 'The registry is asked for a version that does not move',
    severity: 'hint',
    category: 'scheduling',
    why: 'With `imagePullPolicy: Always` every start of a container asks the registry, though its version is on the node already. Layers are not loaded again, but the question is in the way of every start: slow or limited registries delay the pods of a scale-up, and when the registry is down, a restart on the same node fails too. Some clusters want just this, so that nobody uses an image without having its credentials: then leave it.',
    whatToDo: 'Set `IfNotPresent`, or leave the field out: that is the default for every tag but `latest`.',
    links: [
      {
        title: 'Images: image pull policy',
        url: 'https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy',
      },
    ],
  },
  about: { pods: true },
  check: target =>
    podContainers(target).flatMap(({ fields, path, name }) => {
      const image = readImage(fields['image']);
      if (fields['imagePullPolicy'] !== 'Always' || !image || !isFixed(image)) return [];
      const policy = [...path, 'imagePullPolicy'];
      return [
        {
          path: policy,
          message: l10n.t`Every start of container "${name}" asks the registry, though its image names one version. Set imagePullPolicy to IfNotPresent.`,
          fixes: [
            {
              title: l10n.t`Set IfNotPresent`,
              safe: false,
              changes: [{ op: 'set' as const, path: policy, value: 'IfNotPresent' }],
              placeholder: policy,
            },
          ],
          related: [{ of: target, path: [...path, 'image'], message: l10n.t`The version` }],
        },
      ];
    }),
};

/** A digest, or a tag with three numbers: tags like `1`, `main` or `nightly` move. */
function isFixed({ tag, digest }: Image): boolean {
  return digest !== undefined || /^v?\d+\.\d+\.\d+([-+.]|$)(?!.*(SNAPSHOT|latest|nightly|dev))/i.test(tag ?? '');
}
